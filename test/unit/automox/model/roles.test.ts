import { eachRole, hasRole, isAdminRole, sameRole } from "../../../../src/automox/model/roles";

test.each([
  ["zone-admin, Reports", true],
  ["Reports, zone-admin", true],
  ["Full Administrator", true],
  ["admin", true],
  ["Reports, Patching", false],
  ["administrate-nothing", false],
  ["", false],
  [null, false],
  [undefined, false],
])("%j administers a place: %s", (role, expected) => {
  expect(isAdminRole(role)).toBe(expected);
});

test("several roles are the same in any order and spelling, and no other", () => {
  expect(sameRole("admin, Reports", "Reports, zone-admin")).toBe(true);
  expect(sameRole("admin, Reports", "zone-admin")).toBe(false);
  expect(sameRole("Reports, Reports", "Reports")).toBe(false);
});

test("a role with a comma in its name is found whole, and stands for its parts", () => {
  expect(hasRole("Patching, Europe", "Patching, Europe")).toBe(true);
  expect(eachRole("Patching, Europe")).toEqual(["Patching", "Europe"]);
  expect(hasRole("Patching,Europe", "Patching")).toBe(false);
});
