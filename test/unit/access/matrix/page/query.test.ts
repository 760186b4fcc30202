import fc from "fast-check";
import type { PersonFacts } from "../../../../../src/access/matrix/page/person-facts";
import {
  compare,
  defaultQuery,
  fromHash,
  matches,
  QUERY_KEYS,
  type Query,
  toHash,
} from "../../../../../src/access/matrix/page/query";

const all = defaultQuery(0);
const person = (more: Partial<PersonFacts> = {}): PersonFacts => ({
  id: 1,
  email: "ada@example.com",
  name: "Ada Lovelace",
  userId: 1007,
  uuid: null,
  status: "active",
  twoFactor: "on",
  accountRole: "no-global-access",
  management: "managed",
  pendingDays: null,
  rank: 1,
  roles: { "101": "zone-admin", "102": "read-only" },
  drift: [],
  groups: ["people"],
  attention: [],
  ...more,
});

test("only a page of more than 50 people begins with those who need attention", () => {
  expect([50, 51].map((people) => defaultQuery(people).attention)).toEqual(["", "1"]);
});

test("whatever was asked for comes back from the address", () => {
  const query = fc.record(
    Object.fromEntries(QUERY_KEYS.map((key) => [key, fc.string({ unit: "grapheme" })])),
  ) as unknown as fc.Arbitrary<Query>;
  fc.assert(
    fc.property(query, fc.nat(100), (asked, people) => {
      const defaults = defaultQuery(people);
      expect(fromHash(toHash(asked, defaults), defaults)).toEqual(asked);
    }),
  );
});

test("a plain link into the page asks for nothing", () => {
  expect(fromHash("#p12", all)).toBeUndefined();
  expect(fromHash("", all)).toEqual(all);
  expect(toHash(all, all)).toBe("");
});

test.each<[string, Partial<Query>, Partial<PersonFacts>, boolean]>([
  ["nothing asked", {}, {}, true],
  ["a figure that counts somebody", { only: "people" }, {}, true],
  ["a figure that does not", { only: "stale" }, {}, false],
  ["attention", { attention: "1" }, {}, false],
  ["attention", { attention: "1" }, { attention: ["drift"] }, true],
  ["status", { status: "pending" }, {}, false],
  ["second factor", { tfa: "off" }, { twoFactor: "off" }, true],
  ["unknown is not off", { tfa: "off" }, { twoFactor: "unknown" }, false],
  ["code", { code: "unmanaged" }, {}, false],
  ["role anywhere", { role: "read-only" }, {}, true],
  ["role of the account", { role: "no-global-access" }, {}, true],
  ["role nowhere", { role: "billing-admin" }, {}, false],
  ["organization", { org: "102" }, {}, true],
  ["another organization", { org: "103" }, {}, false],
  ["no organization of an object", { org: "constructor" }, {}, false],
  ["that role there", { org: "102", role: "read-only" }, {}, true],
  ["that role elsewhere", { org: "102", role: "zone-admin" }, {}, false],
  ["any drift", { drift: "any" }, {}, false],
  ["no drift", { drift: "none" }, {}, true],
  ["a kind of drift", { drift: "missing" }, { drift: ["missing"] }, true],
  ["another kind", { drift: "missing" }, { drift: ["disabled"] }, false],
  ["every word, in any case", { q: "LOVE  1007" }, {}, true],
  ["a word that is nowhere", { q: "ada bob" }, {}, false],
])("%s: %j", (...[_name, asked, more, expected]) => {
  expect(matches(person(more), { ...all, ...asked })).toBe(expected);
});
test.each<[sort: string, ids: readonly number[]]>([
  ["email", [1, 2, 3]],
  ["name", [2, 3, 1]],
  ["role", [3, 1, 2]],
  ["pending", [2, 1, 3]],
  ["orgs", [1, 3, 2]],
  ["findings", [3, 1, 2]],
  ["no such order", [1, 2, 3]],
])("by %s, equal ones by e-mail", (sort, ids) => {
  const people = [
    person({ id: 1, name: "Zoë" }),
    person({ id: 2, name: null, email: "b@example.com", pendingDays: 3, roles: {} }),
    person({ id: 3, name: "Mei", rank: 7, attention: ["x"], roles: { "1": "read-only" } }),
  ];
  expect([...people].sort((a, b) => compare(a, b, sort)).map(({ id }) => id)).toEqual(ids);
});
