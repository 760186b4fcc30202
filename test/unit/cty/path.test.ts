import { type Path, printPath } from "../../../src/cty/path";

test.each<[Path, string]>([
  [[], ""],
  [[{ attribute: "email" }], "email"],
  [[{ attribute: "zone_roles" }, { key: "a" }, { attribute: "x" }, { index: 0 }], 'zone_roles["a"].x[0]'],
  [[{ key: 'quoted "key"' }], '["quoted \\"key\\""]'],
  [[{ index: 2 }, { attribute: "a" }], "[2].a"],
])("a path prints as Terraform prints it: %j", (path, text) => expect(printPath(path)).toBe(text));
