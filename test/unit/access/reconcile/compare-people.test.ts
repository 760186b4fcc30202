import fc from "fast-check";
import type { PersonStatus } from "../../../../src/access/facts/person";
import { comparePeople } from "../../../../src/access/reconcile/compare-people";
import type { ListedPerson } from "../../../../src/access/reconcile/people-file";
import { DIFFERENCE_KINDS } from "../../../../src/access/reconcile/reconciliation-schema";
import { compareNames } from "../../../../src/access/reconcile/same-name";
import { rosterOf, rosterPerson } from "../../../support/roster";

const listed = (key: string, more: Partial<ListedPerson> = {}): ListedPerson => ({
  line: 2,
  email: `${key}@example.com`,
  name: null,
  standing: "active",
  status: null,
  leaves: null,
  ...more,
});

/** Whether and how the file has somebody, how Automox has them, what that is. */
const TABLE: readonly [
  file: ListedPerson["standing"] | "absent",
  live: PersonStatus | "absent",
  kind: string | null,
][] = [
  ["active", "active", null],
  ["active", "unknown", null],
  ["active", "pending", "pending"],
  ["active", "disabled", "disabled"],
  ["active", "absent", "no_access"],
  ["left", "active", "inactive_in_file"],
  ["left", "unknown", "inactive_in_file"],
  ["left", "pending", "pending_not_in_file"],
  ["left", "disabled", null],
  ["left", "absent", null],
  ["unknown", "active", "unknown_in_file"],
  ["invalid", "pending", "unknown_in_file"],
  ["unknown", "absent", null],
  ["on_leave", "active", "on_leave"],
  ["on_leave", "absent", null],
  ["not_yet_here", "pending", "not_yet_here"],
  ["not_yet_here", "disabled", null],
  ["absent", "active", "not_in_file"],
  ["absent", "unknown", "not_in_file"],
  ["absent", "pending", "pending_not_in_file"],
  ["absent", "disabled", null],
];

test.each(TABLE)("in the file %s, in Automox %s: %s", (file, live, kind) => {
  const people = live === "absent" ? [] : [rosterPerson("ada", { status: live })];
  const file_ = file === "absent" ? [] : [listed("ADA", { standing: file, status: "x" })];
  const { differences } = comparePeople(rosterOf(people), file_);
  expect(differences.map((each) => each.kind)).toEqual(kind === null ? [] : [kind]);
});

test("pending never counts as having access", () => {
  const { counts } = comparePeople(rosterOf([rosterPerson("ada", { status: "pending" })]), [listed("ada")]);
  expect(counts).toMatchObject({ withAccess: 0, pending: 1, disabled: 0, listed: 1, matched: 0 });
});

test("pending in one organization and active in another is access", () => {
  const ada = rosterPerson("ada", {
    status: "pending",
    memberships: [
      { org: 1, status: "pending" },
      { org: 2, status: "active" },
    ],
  });
  expect(comparePeople(rosterOf([ada]), []).differences[0]).toMatchObject({
    kind: "not_in_file",
    status: "active",
  });
});

test("of an incomplete listing nobody is called unknown to Automox, and that is said", () => {
  const completeness = { status: "incomplete", scanned: 0, total: 1, problems: ["x"] } as const;
  const comparison = comparePeople(rosterOf([rosterPerson("ada")], { completeness }), [listed("bob")]);
  expect(comparison.differences.map(({ kind, email }) => [kind, email])).toEqual([
    ["not_in_file", "ada@example.com"],
  ]);
  expect(comparison.withheld).toEqual(["no_access"]);
});

test.each([
  ["Ada", "Example", { first: "ADA", last: "example " }, false],
  ["Ada", "Example", { whole: "Example, Ada" }, false],
  ["Ada", "Example", { whole: "ada  example" }, false],
  ["Zoe\u0308", "Example", { first: "Zo\u00eb", last: "Example" }, false],
  ["Ada", "Example", { first: "Ada", last: "Sample" }, true],
  ["Ada", "Example", null, false],
  ["Ada", null, { first: "Ada", last: "Sample" }, false],
  ["", "", { whole: "Ada" }, false],
])("Automox has %j %j, the file %j: another name is %s", (...row) => {
  const [firstName, lastName, name, differs] = row;
  expect(compareNames({ firstName, lastName }, name) !== undefined).toBe(differs);
});

test("lists of the same people agree, in any order and case; whoever is taken out of one side is the only difference", () => {
  const keys = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(keys, fc.infiniteStream(fc.boolean()), (names, coin) => {
      const roster = rosterOf(names.map((name) => rosterPerson(name)));
      const file = names.map((name) => listed(coin.next().value ? name.toUpperCase() : name)).reverse();
      expect(comparePeople(roster, file).differences).toEqual([]);
      expect(comparePeople(roster, file.slice(1)).differences.map(({ kind }) => kind)).toEqual([
        "not_in_file",
      ]);
      const fewer = rosterOf(roster.people.slice(1));
      expect(comparePeople(fewer, file).differences.map(({ kind }) => kind)).toEqual(["no_access"]);
    }),
  );
});

test("every kind has its place in the order", () => {
  expect(new Set(DIFFERENCE_KINDS).size).toBe(10);
});
