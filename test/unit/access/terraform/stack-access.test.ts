import type { PersonChange } from "../../../../src/access/facts/plan";
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
  unknown: [],
  sensitive: [],
  replacedFor: [],
  importing: null,
  ...more,
});

const sides = (changes: Partial<PersonChange>[], drift: Partial<PersonChange>[] = []) =>
  stackOfPlan("prod", { changes: changes.map(change), drift: drift.map(change) }).entries.map(
    ({ recorded, desired }) => [recorded?.role ?? null, desired?.role ?? null],
  );

type Given = Partial<PersonChange>;
test.each<[string, { changes: Given[]; drift?: Given[]; recorded: string | null; desired: string | null }]>([
  ["no change", { changes: [{ before: viewer, after: viewer }], recorded: "viewer", desired: "viewer" }],
  [
    "a changed configuration",
    {
      changes: [{ actions: ["update"], before: viewer, after: admin }],
      recorded: "viewer",
      desired: "admin",
    },
  ],
  [
    "a console edit: the record is what stood in the state before the refresh",
    {
      changes: [{ actions: ["update"], before: admin, after: viewer }],
      drift: [{ actions: ["update"], before: viewer, after: admin }],
      recorded: "viewer",
      desired: "viewer",
    },
  ],
  [
    "a console edit and a changed configuration",
    {
      changes: [{ actions: ["update"], before: admin, after: operator }],
      drift: [{ before: viewer, after: admin }],
      recorded: "viewer",
      desired: "operator",
    },
  ],
  [
    "removed in the console",
    {
      changes: [{ actions: ["create"], after: viewer }],
      drift: [{ actions: ["delete"], before: viewer }],
      recorded: "viewer",
      desired: "viewer",
    },
  ],
  [
    "removed in both",
    { changes: [], drift: [{ actions: ["delete"], before: viewer }], recorded: "viewer", desired: null },
  ],
  ["new", { changes: [{ actions: ["create"], after: viewer }], recorded: null, desired: "viewer" }],
  [
    "to be removed",
    { changes: [{ actions: ["delete"], before: viewer }], recorded: "viewer", desired: null },
  ],
  [
    "to be imported: what was read is no record",
    { changes: [{ before: viewer, after: viewer, importing: "1/ada" }], recorded: null, desired: "viewer" },
  ],
  [
    "to be forgotten: managed until then",
    { changes: [{ actions: ["forget"], before: viewer }], recorded: "viewer", desired: "viewer" },
  ],
])("%s", (_name, { changes, drift, recorded, desired }) => {
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
