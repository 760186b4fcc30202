import type { LoginEvidence } from "../../../../src/access/stale/login-evidence";
import { judgePeople } from "../../../../src/access/stale/stale-people";
import { rosterOf, rosterPerson } from "../../../support/roster";

const NOW = new Date("2026-03-20T12:00:00Z");

const evidence = (logins: Record<string, string>, more: Partial<LoginEvidence> = {}): LoginEvidence => ({
  lastLogins: new Map(Object.entries(logins)),
  never: new Set(),
  remarks: new Map(),
  window: [],
  problems: [],
  advice: [],
  unread: [],
  ...more,
});

const judge = (people: Parameters<typeof rosterOf>[0], found: LoginEvidence) =>
  judgePeople(rosterOf(people), found, { days: 90, now: NOW }).map(({ email, standing }) => [
    email.split("@")[0],
    standing,
  ]);

test.each([
  ["2025-12-20T12:00:00Z", "stale"],
  ["2025-12-20T12:00:01Z", "recent"],
  ["2026-03-20T13:00:00Z", "recent"],
])("a last sign-in at %s, judged for 90 days, is %s", (at, standing) => {
  expect(judge([rosterPerson("Ada")], evidence({ "ada@example.com": at }))).toEqual([["Ada", standing]]);
});

test("somebody without data is unknown, never inactive", () => {
  const old = rosterPerson("ada", { createdAt: "2020-01-01T00:00:00Z" });
  expect(judge([old], evidence({}))).toEqual([["ada", "unknown"]]);
  expect(judgePeople(rosterOf([old]), evidence({}), { days: 90, now: NOW })[0]?.remark).toBe(
    "no log-in was found; there since 2020-01-01",
  );
});

test("pending and disabled people stand apart, whatever the sign-ins say", () => {
  const people = [rosterPerson("a", { status: "pending" }), rosterPerson("b", { status: "disabled" })];
  const found = evidence({
    "a@example.com": "2020-01-01T00:00:00Z",
    "b@example.com": "2020-01-01T00:00:00Z",
  });
  expect(judge(people, found)).toEqual([
    ["a", "pending"],
    ["b", "disabled"],
  ]);
});

test("an old sign-in is not the last one where a later one may not have been read", () => {
  const two = rosterPerson("two", { memberships: [{ org: 1 }, { org: 2 }] });
  const root = rosterPerson("root", { memberships: [], accountRole: "global-admin" });
  const people = [rosterPerson("one", { memberships: [{ org: 1 }] }), two, root];
  const old = Object.fromEntries(people.map(({ email }) => [email, "2025-01-01T00:00:00Z"]));
  expect(Object.fromEntries(judge(people, evidence(old, { unread: [2] })))).toEqual({
    one: "stale",
    two: "unknown",
    root: "unknown",
  });
});

test("the longest ago stands first", () => {
  const people = ["a", "b", "c"].map((key) => rosterPerson(key));
  const found = evidence({
    "a@example.com": "2025-06-01T00:00:00Z",
    "b@example.com": "2025-01-01T00:00:00Z",
    "c@example.com": "2026-03-01T00:00:00Z",
  });
  expect(judge(people, found)).toEqual([
    ["b", "stale"],
    ["a", "stale"],
    ["c", "recent"],
  ]);
});
