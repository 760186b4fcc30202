import { auditLogins } from "../../../../src/access/stale/audit-logins";
import type { AuditTrail } from "../../../../src/automox/audit-events";
import type { AuditEvent } from "../../../../src/automox/model/audit-event";
import { AutomoxError, type AutomoxErrorKind } from "../../../../src/automox/transport/errors";

const ZONE = "11111111-1111-4111-8111-111111111111";
const OTHER = "22222222-2222-4222-8222-222222222222";
const ORGANIZATIONS = [{ org: 12345, zone: ZONE, name: null }];
const NOW = new Date("2026-03-20T12:00:00Z");

const event = (at: string | null, more: Partial<AuditEvent> = {}): AuditEvent => ({
  uid: `${at}-${JSON.stringify(more)}`,
  at,
  type: "Authentication: Logon",
  classId: 3002,
  message: "User Log In Success",
  activity: "Logon",
  actorEmail: "Ada@example.com",
  ...more,
});

function trail(answer: (organization: string, date: string) => readonly AuditEvent[]) {
  const asked: string[] = [];
  const audit: AuditTrail = {
    async events({ organization, date }) {
      asked.push(`${organization} ${date}`);
      return answer(organization, date);
    },
  };
  return { audit, asked };
}

function read(audit: AuditTrail, organizations: Parameters<typeof auditLogins>[1] = ORGANIZATIONS, days = 3) {
  const told: string[] = [];
  const progress = (done: number, total: number) => void told.push(`${done}/${total}`);
  const reading = { days, now: NOW, call: { signal: new AbortController().signal }, progress };
  return auditLogins(audit, organizations, reading).then((evidence) => ({ ...evidence, told }));
}

const refusal = (kind: AutomoxErrorKind, status: number) =>
  new AutomoxError({ kind, status, method: "GET", path: "/audit", reason: "refused" });

test("one call a day and organization, the window said in words, the last sign-in kept", async () => {
  const { audit, asked } = trail((_organization, date) =>
    date === "2026-03-19" ? [event("2026-03-19T08:00:00Z"), event("2026-03-19T07:00:00Z")] : [],
  );
  const { lastLogins, window, problems, told } = await read(audit);
  expect(asked.sort()).toEqual([`${ZONE} 2026-03-18`, `${ZONE} 2026-03-19`, `${ZONE} 2026-03-20`]);
  expect([...lastLogins]).toEqual([["ada@example.com", "2026-03-19T08:00:00Z"]]);
  expect(window).toEqual([
    "Log-ins are taken from the audit trail, from 2026-03-18 to 2026-03-20 (3 days, UTC).",
    "Its oldest event is of 2026-03-19; it may reach no further back than that.",
  ]);
  expect(problems).toEqual([]);
  expect(told.at(-1)).toBe("3/3");
});

test.each<[string, Partial<AuditEvent>, boolean]>([
  ["a log-in", {}, true],
  ["a failed one", { message: "User Log In Failure" }, false],
  ["an unsuccessful one", { message: "User Log In Unsuccessful" }, false],
  ["a log-out", { message: "User Log Out Success", activity: "Logoff" }, false],
  [
    "a change of an account",
    { classId: 3001, type: "Account Change: Create", message: "User Creation Success" },
    false,
  ],
])("%s counts: %s", async (_name, more, counts) => {
  const { audit } = trail(() => [event("2026-03-19T08:00:00Z", more)]);
  expect((await read(audit)).lastLogins.has("ada@example.com")).toBe(counts === true);
});

test("without a message the act tells, without a class the type", async () => {
  const { message: _, classId: __, ...bare } = event("2026-03-19T08:00:00Z");
  expect((await read(trail(() => [bare]).audit)).lastLogins.size).toBe(1);
});

test("an organization that refuses is asked once, hides no other, and is a problem in words", async () => {
  const organizations = [
    ...ORGANIZATIONS,
    { org: 54321, zone: OTHER, name: null },
    { org: 7, zone: null, name: null },
  ];
  const { audit, asked } = trail((organization) => {
    if (organization === OTHER) throw refusal("forbidden", 403);
    return [event("2026-03-19T08:00:00Z")];
  });
  const { lastLogins, problems, unread, told } = await read(audit, organizations);
  expect(asked.filter((call) => call.startsWith(OTHER))).toHaveLength(1);
  expect(lastLogins.size).toBe(1);
  expect(unread).toEqual([7, 54321]);
  expect(problems).toEqual([
    expect.stringMatching(/^organization 7 shows no UUID.*--org-uuid 7=UUID/),
    expect.stringMatching(
      /organization 54321 on 2026-03-20 could not be read: the key may not read it.*other days were not asked for/,
    ),
  ]);
  expect(told.at(-1)).toBe("6/6");
});

test("a single day that fails is a problem of that organization", async () => {
  const { audit } = trail((_organization, date) => {
    if (date === "2026-03-18") throw refusal("unavailable", 503);
    return [];
  });
  const { problems, unread, window } = await read(audit);
  expect(problems).toEqual([
    expect.stringContaining("on 2026-03-18 could not be read: Automox was not available (503)"),
  ]);
  expect(unread).toEqual([12345]);
  expect(window[1]).toMatch(/tells nothing about anybody/);
});

test("a refused key ends the run", async () => {
  const { audit } = trail(() => {
    throw refusal("unauthorized", 401);
  });
  await expect(read(audit)).rejects.toMatchObject({ kind: "unauthorized" });
});
