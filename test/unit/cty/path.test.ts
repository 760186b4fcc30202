import { type Path, printPath, samePath } from "../../../src/cty/path";

test.each<[Path, string]>([
  [[], ""],
  [[{ attribute: "email" }], "email"],
  [[{ attribute: "zone_roles" }, { key: "a" }, { attribute: "x" }, { index: 0 }], 'zone_roles["a"].x[0]'],
  [[{ key: 'quoted "key"' }], '["quoted \\"key\\""]'],
  [[{ index: 2 }, { attribute: "a" }], "[2].a"],
])("a path prints as Terraform prints it: %j", (path, text) => expect(printPath(path)).toBe(text));

test.each<[Path, Path, boolean]>([
  [[], [], true],
  [[{ attribute: "a" }], [{ attribute: "a" }], true],
  [[{ key: "a" }, { index: 1 }], [{ key: "a" }, { index: 1 }], true],
  [[{ attribute: "a" }], [{ attribute: "b" }], false],
  [[{ attribute: "a" }], [{ key: "a" }], false],
  [[{ key: "a" }], [{ key: "b" }], false],
  [[{ key: "0" }], [{ index: 0 }], false],
  [[{ index: 0 }], [{ index: 1 }], false],
  [[{ index: 0 }], [{ attribute: "a" }], false],
  [[{ attribute: "a" }], [{ attribute: "a" }, { index: 0 }], false],
])("paths are the same when their steps are: %j and %j", (a, b, same) => {
  expect(samePath(a, b)).toBe(same);
  expect(samePath(b, a)).toBe(same);
});
