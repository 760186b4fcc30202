import { eachRole, hasRole, isAdminRole, sameRole } from "../../../../src/automox/model/roles";
import { sameAccountRole } from "../../../../src/provider/schemas/account-role";

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

test("one name in two spellings of its characters is one role, of an account too", () => {
  const [one, two] = ["Zürich", "Zürich".normalize("NFD")];
  expect(sameRole(one, two)).toBe(true);
  expect(sameRole(`${one}, admin`, `zone-admin, ${two}`)).toBe(true);
  expect(hasRole(`viewer, ${two}`, one)).toBe(true);
  expect(sameAccountRole(one, two)).toBe(true);
});

test("several roles of an account are the same in any order and spelling, and no other", () => {
  expect(sameAccountRole("Reports, no-global-access", "non-global-admin, Reports")).toBe(true);
  expect(sameAccountRole("Reports, no-global-access", "Reports")).toBe(false);
});

test("a role with a comma in its name is found whole, and stands for its parts", () => {
  expect(hasRole("Patching, Europe", "Patching, Europe")).toBe(true);
  expect(eachRole("Patching, Europe")).toEqual(["Patching", "Europe"]);
  expect(hasRole("Patching,Europe", "Patching")).toBe(false);
});
