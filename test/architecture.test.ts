import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { sourceFiles } from "./support/source-files";

/** Each part, and all it may import of ours. A part not named here may not exist. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  "src/cty/": [],
  "src/plugin/": [],
  "src/automox/": [],
  "src/simulator/": [],
  "src/framework/": ["src/cty/"],
  "src/server/": ["src/framework/", "src/cty/", "src/plugin/"],
  "src/provider/": ["src/framework/", "src/automox/"],
  "src/access/": ["src/automox/"],
  "src/main.ts": ["src/plugin/", "src/server/", "src/provider/"],
  "src/cli.ts": ["src/access/", "src/automox/"],
  "src/simulator.ts": ["src/simulator/"],
  "lib/": [],
};
/** The specifier of `from "."`, `import "."`, `import(".")` and `require(".")`: types and re-exports count. */
const IMPORTS = /\b(?:from|import|require)\b\s*\(?\s*["'`](\.[^"'`]*)["'`]/g;
const partOf = (path: string) => Object.keys(MAY_IMPORT).find((part) => `${path}/`.startsWith(part));

function complaints(file: string, text: string): string[] {
  const from = partOf(file);
  if (!from) return [`${file} lies in no declared part`];
  const targets = [...text.matchAll(IMPORTS)].map((found) => normalize(join(dirname(file), found[1] ?? "")));
  const allowed = [from, ...(MAY_IMPORT[from] ?? [])];
  return targets.filter((to) => !allowed.includes(partOf(to) ?? "")).map((to) => `${file} imports ${to}`);
}

test.each(sourceFiles("src", "lib"))("%s imports downward only", (file) => {
  expect(complaints(file, readFileSync(file, "utf8"))).toEqual([]);
});

describe("what the import test must catch", () => {
  test.each([
    ["an upward import", "src/cty/type.ts", 'import { x } from "../framework/schema";'],
    ["a sideways import", "src/server/answer.ts", 'import { x } from "../provider/config";'],
    ["an import of a type", "src/automox/users.ts", 'import type { X } from "../framework/schema";'],
    ["an import over several lines", "src/cty/type.ts", 'import {\n  x,\n} from "../plugin/serve";'],
    ["an import for its effect", "src/cty/type.ts", 'import "../plugin/serve";'],
    ["a dynamic import", "src/plugin/serve.ts", 'const x = await import("../server/index");'],
    ["a type by import()", "src/plugin/serve.ts", 'type X = import("../server/index").X;'],
    ["a require", "src/plugin/serve.ts", "const x = require('../server/index');"],
    ["a re-export", "src/framework/schema.ts", 'export * from "../server/index";'],
    ["a re-export of a type", "src/framework/schema.ts", 'export type { X } from "../server/index";'],
    ["an import of an entry point", "src/provider/configure.ts", 'import { x } from "../main";'],
    ["an import out of the house", "src/cty/type.ts", 'import { x } from "../../test/support/terraform";'],
    ["a file in no declared part", "src/utils/strings.ts", ""],
    ["a new entry point", "src/extra.ts", ""],
  ])("%s", (_name, file, text) => {
    expect(complaints(file, text)).toHaveLength(1);
  });

  test.each([
    ["an import within the part", "src/cty/value.ts", 'import { x } from "./type";'],
    [
      "an import from the part's subfolder upwards",
      "src/provider/resources/user.ts",
      'import { x } from "../explain";',
    ],
    ["an allowed part", "src/server/index.ts", 'import { x } from "../framework/schema";'],
    ["a package", "src/automox/http.ts", 'import { z } from "zod";'],
    ["an entry point's own folder", "src/simulator.ts", 'import { x } from "./simulator/server";'],
  ])("but not %s", (_name, file, text) => {
    expect(complaints(file, text)).toEqual([]);
  });
});
