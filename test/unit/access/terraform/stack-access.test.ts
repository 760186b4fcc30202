import type { PersonChange } from "../../../../src/access/model/plan";
import { organizationsOf, stackFromState, stackOfPlan } from "../../../../src/access/terraform/stack-access";
import { managedPerson } from "../../../support/managed";

const as = (role: string) => managedPerson("ada", { role });
const [viewer, operator, admin] = [as("viewer"), as("operator"), as("admin")];

const change = (more: Partial<PersonChange>): PersonChange => ({
  address: "automox_user.ada",
  type: "automox_user",
  previousAddress: null,
  constructPath: null,
  deposed: false,
  actions: ["no-op"],
  reason: null,
  before: null,
  after: null,
  values: null,
  unknown: {},
  sensitive: [],
  replacedFor: [],
  importing: null,
  roleChange: "direct",
  ...more,
});

const sides = (changes: Partial<PersonChange>[], drift: Partial<PersonChange>[] = []) =>
  stackOfPlan("prod", { changes: changes.map(change), drift: drift.map(change) }).entries.map(
    ({ recorded, desired }) => [recorded?.role ?? null, desired?.role ?? null],
  );

type Given = Partial<PersonChange>;
const update = (before: PersonChange["before"], after: PersonChange["after"]): Given => ({
  actions: ["update"],
  before,
  after,
});
const created: Given = { actions: ["create"], after: viewer };
const deleted: Given = { actions: ["delete"], before: viewer };
const same: Given = { before: viewer, after: viewer };

test.each<[string, Given[], Given[], string | null, string | null]>([
  ["no change", [same], [], "viewer", "viewer"],
  ["a changed configuration", [update(viewer, admin)], [], "viewer", "admin"],
  [
    "a console edit: the record is what stood in the state before the refresh",
    [update(admin, viewer)],
    [update(viewer, admin)],
    "viewer",
    "viewer",
  ],
  [
    "a console edit and a changed configuration",
    [update(admin, operator)],
    [{ before: viewer, after: admin }],
    "viewer",
    "operator",
  ],
  ["removed in the console", [created], [deleted], "viewer", "viewer"],
  ["removed in both", [], [deleted], "viewer", null],
  ["new", [created], [], null, "viewer"],
  ["to be removed", [deleted], [], "viewer", null],
  ["to be imported: what was read is no record", [{ ...same, importing: "1/ada" }], [], null, "viewer"],
  ["to be forgotten: managed until then", [{ actions: ["forget"], before: viewer }], [], "viewer", "viewer"],
])("%s", (_name, ...[changes, drift, recorded, desired]) => {
  expect(sides(changes, drift)).toEqual([[recorded, desired]]);
});

test("a deposed object is nobody of its own", () => {
  expect(sides([{ actions: ["delete"], before: viewer, deposed: true }])).toEqual([]);
});

test("organizations are those of resources and of further zones that have a number", () => {
  const people = [
    managedPerson("ada", {
      org: 3,
      zoneRoles: { 2: "viewer", "6f0c6c7e-64a5-4c0c-8a6c-0c9a5c1f2b3d": "viewer" },
    }),
    managedPerson("bob", { org: 1 }),
  ];
  expect(organizationsOf([stackFromState("prod", people)])).toEqual([1, 2, 3]);
});

test("a name that the configuration leaves to Automox is on neither side", () => {
  const leavesNames = { first: true, last: false };
  const { entries } = stackOfPlan("prod", { changes: [change({ ...same, leavesNames })], drift: [] });
  const [{ recorded = null, desired = null } = {}] = entries;
  expect([recorded, desired].map((side) => [side?.firstName, side?.lastName])).toEqual([
    [null, viewer.lastName],
    [null, viewer.lastName],
  ]);
});
