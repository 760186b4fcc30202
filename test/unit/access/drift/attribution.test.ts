import { attribute } from "../../../../src/access/drift/attribution";
import type { AuditEvent } from "../../../../src/automox/model/audit-event";
import { AutomoxError } from "../../../../src/automox/transport/errors";
import { driftReport } from "../../../support/drift-report";
import { managedPerson } from "../../../support/managed";
import { rosterOf, rosterPerson } from "../../../support/roster";

const ZONE = "6f0c6c7e-64a5-4c0c-8a6c-0c9a5c1f2b3d";
const NOW = new Date("2026-03-20T12:00:00Z");
const call = { signal: new AbortController().signal };

const { items } = driftReport({
  managed: [managedPerson("ada"), managedPerson("bob", { status: "pending" })],
  roster: rosterOf([
    rosterPerson("ada", { role: "admin" }),
    rosterPerson("bob", { status: "pending", createdAt: "2026-01-01T00:00:00Z" }),
  ]),
});

const event = (more: Partial<AuditEvent>): AuditEvent => ({
  uid: "e1",
  at: "2026-03-19T08:00:00Z",
  type: "Account Change: Other",
  classId: 3001,
  actorEmail: "mallory@example.com",
  targetEmail: "Ada@example.com",
  ...more,
});

const asked = async (events: readonly AuditEvent[] | Error, zone: string | null = ZONE) => {
  const days: string[] = [];
  const audit = {
    events: async ({ organization, date }: { organization: string; date: string }) => {
      days.push(`${organization} ${date}`);
      if (events instanceof Error) throw events;
      return events.filter(({ at }) => at?.startsWith(date));
    },
  };
  const organizations = [
    { org: 12345, zone, name: null },
    { org: 9, zone: ZONE, name: null },
  ];
  const told = await attribute({ items, organizations }, audit, { call, now: NOW, days: 3 });
  return {
    days,
    notes: told.notes,
    actors: told.items.map(({ actor }) => actor?.email ?? null),
    items: told.items,
  };
};

test("the newest account event about the person names who did it, day by day, only where something differs", async () => {
  const older = event({ uid: "e0", at: "2026-03-18T08:00:00Z", actorEmail: "old@example.com" });
  const { days, actors, notes, items: named } = await asked([event({}), older]);
  expect(days).toEqual([`${ZONE} 2026-03-20`, `${ZONE} 2026-03-19`, `${ZONE} 2026-03-18`]);
  expect(actors).toEqual(["mallory@example.com", null]);
  expect(named[0]?.actor).toEqual({
    email: "mallory@example.com",
    at: "2026-03-19T08:00:00Z",
    eventId: "e1",
  });
  expect(notes).toEqual([]);
});

test.each([
  ["a log-in", event({ classId: 3002, type: "Authentication: Logon" })],
  ["somebody else", event({ targetEmail: "carol@example.com" })],
  ["no actor", { ...event({}), actorEmail: undefined as never }],
  ["before the window", event({ at: "2026-03-01T00:00:00Z" })],
])("%s names nobody", async (_name, found) => {
  expect((await asked([found])).actors).toEqual([null, null]);
});

test.each([
  [
    "an unreadable trail",
    new AutomoxError({ kind: "forbidden", method: "GET", path: "/audit", reason: "refused", status: 403 }),
    ZONE,
  ],
  ["an organization without UUID", [], null],
])("%s is a note and no failure", async (_name, events, zone) => {
  const { notes, actors } = await asked(events, zone);
  expect(notes).toEqual([expect.stringMatching(/^organization 12345: .*audit trail/)]);
  expect(actors).toEqual([null, null]);
});

test("a cancelled run ends", async () => {
  const cancelled = new AutomoxError({
    kind: "cancelled",
    method: "GET",
    path: "/audit",
    reason: "cancelled",
  });
  await expect(asked(cancelled)).rejects.toBe(cancelled);
});
