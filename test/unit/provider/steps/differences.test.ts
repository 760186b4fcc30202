import type { Wanted } from "../../../../src/provider/person/newcomer";
import type { Person } from "../../../../src/provider/person/person";
import { differences, printDifferences } from "../../../../src/provider/steps/differences";

const NOTHING: Wanted = {
  role: undefined,
  first_name: null,
  last_name: null,
  account_role: null,
  zone_roles: null,
  prefs_json: null,
  two_factor: null,
  active: null,
};
const ADA: Person = { email: "ada@example.com", role: "viewer", status: "active" };
const found = (person: Partial<Person>, wanted: Partial<Wanted>) =>
  differences({ ...ADA, ...person }, { ...NOTHING, ...wanted }, { comparesNames: () => true });

type Row = readonly [Partial<Person>, Partial<Wanted>, string, counts: boolean, grants: boolean];

test.each<Row>([
  [{}, { role: "admin" }, 'role: "viewer" there, "admin" configured', true, true],
  [{ role: null }, { role: "admin" }, 'role: null there, "admin" configured', true, true],
  [{ accountRole: "a" }, { account_role: "b" }, 'account_role: "a" there, "b" configured', true, true],
  [{}, { account_role: "b" }, 'account_role: not told, "b" configured', true, true],
  [
    {},
    { zone_roles: new Map([["7", "viewer"]]) },
    'zone_roles["7"]: null there, "viewer" configured',
    true,
    true,
  ],
  [{ firstName: "A" }, { first_name: "B" }, 'first_name: "A" there, "B" configured', true, false],
  [{ prefs: { a: 1 } }, { prefs_json: '{"a":2}' }, 'prefs_json["a"]: 1 there, 2 configured', false, false],
  [{}, { prefs_json: '{"a":2}' }, 'prefs_json["a"]: not told, 2 configured', false, false],
  [
    { twoFactor: null },
    { two_factor: "enabled" },
    'two_factor: null there, "enabled" configured',
    false,
    false,
  ],
  [{}, { two_factor: "enabled" }, 'two_factor: not told, "enabled" configured', false, false],
  [{}, { active: false }, "active: true there, false configured", true, true],
  [{ status: "disabled" }, { active: true }, "active: false there, true configured", true, true],
  [{ status: "pending" }, { active: false }, "active: not told, false configured", true, true],
  [{ status: "pending" }, { active: true }, "active: not told, true configured", false, true],
])("%j, configured %j: %s", (...[there, wanted, printed, counts, grants]) => {
  const list = found(there, wanted);
  expect(printDifferences(list)).toBe(`  ${printed}`);
  expect(list).toMatchObject([{ counts, grants }]);
});

test.each<[Partial<Person>, Partial<Wanted>]>([
  [{}, {}],
  [{ role: "zone-admin" }, { role: "admin" }],
  [{ prefs: { a: 1, more: 2 } }, { prefs_json: '{"a":1}' }],
  [{ twoFactor: "google" }, { two_factor: "enabled" }],
  [{ status: "pending" }, { two_factor: "enabled" }],
  [{}, { active: true }],
  [{ status: "disabled" }, { active: false }],
  [{}, { role: undefined, active: undefined, prefs_json: undefined }],
])("%j is as %j asks", (there, wanted) => {
  expect(found(there, wanted)).toEqual([]);
});
