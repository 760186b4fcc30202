import { readFileSync } from "node:fs";
import ts from "typescript";
import { circlesOf, importedPaths, importGraph } from "./support/import-graph";
import { sourceFiles } from "./support/source-files";

/** Each part, and all it may import of ours. A part not named here may not exist. */
const PARTS: Record<string, readonly string[]> = {
  "src/secrets/": [],
  "src/cty/": [],
  "src/plugin/": ["src/secrets/"],
  "src/automox/": ["src/secrets/"],
  "src/simulator/": [],
  "src/framework/": ["src/cty/", "src/secrets/"],
  "src/server/": ["src/framework/", "src/cty/", "src/plugin/", "src/secrets/"],
  "src/provider/": ["src/framework/", "src/automox/", "src/secrets/"],
  "src/access/": ["src/automox/", "src/secrets/"],
  "src/install/": [],
  "src/main.ts": [
    "src/plugin/",
    "src/server/",
    "src/provider/",
    "src/secrets/",
    "src/answers.ts",
    "src/cli.ts",
  ],
  "src/answers.ts": ["src/server/", "src/provider/"],
  "src/cli.ts": ["src/access/", "src/automox/", "src/secrets/", "src/install/"],
  "src/simulator.ts": ["src/simulator/"],
  "lib/": [],
};

/**
 * The floors of a part, from the bottom: a room imports itself and what lies on floors below, never its neighbours. A room not
 * named here may not exist; "" is what lies in the part's own folder.
 */
const FLOORS: Record<string, readonly (readonly string[])[]> = {
  "src/automox/": [["model/"], ["wire/"], ["transport/"], [""]],
  "src/simulator/": [
    ["knobs/"],
    ["world/"],
    ["operations/"],
    ["organization/", "account/", "scim/", "oversight/"],
    ["server/"],
    ["start.ts"],
  ],
  "src/provider/": [
    ["calls/"],
    ["schemas/"],
    ["person/"],
    ["guards/"],
    ["roster/"],
    ["run/"],
    ["writing/"],
    ["contracts/"],
    ["contracts/organization/", "contracts/account/"],
    ["session.ts"],
    ["steps/"],
    ["life/"],
    ["resources/", "data-sources/", "functions/", "configure.ts"],
    ["lists/", "actions/"],
    ["index.ts"],
  ],
  "src/access/": [
    ["cli/"],
    ["text/"],
    ["facts/"],
    ["model/"],
    ["terraform/", "live/", "guards/", "tables/"],
    ["review/", "drift/", "export/", "adopt/", "stale/", "keys/", "reconcile/", "doctor/"],
    ["matrix/model/", "matrix/page/", "matrix/generated/"],
    ["matrix/render/"],
    ["matrix/"],
    ["commands/"],
  ],
};

/** Imports leave the ending out. */
const partOf = (path: string) =>
  Object.keys(PARTS).find((part) => `${path}/`.startsWith(part) || `${path}.ts` === part);

/** The longest name that fits, so that a folder within a folder is a room of its own. */
function floorOf(part: string, path: string) {
  const inside = path.slice(part.length);
  const rooms = (FLOORS[part] ?? []).flatMap((floor, level) => floor.map((room) => ({ level, room })));
  const holds = (room: string) =>
    room === "" ? !inside.includes("/") : inside.startsWith(room) || `${inside}.ts` === room;
  return rooms.filter(({ room }) => holds(room)).sort((a, b) => b.room.length - a.room.length)[0];
}

function complaints(file: string, text: string): string[] {
  const part = partOf(file);
  if (!part) return [`${file} lies in no declared part`];
  const allowed = [part, ...(PARTS[part] ?? [])];
  const targets = importedPaths(file, text);
  const across = targets.filter((to) => !allowed.includes(partOf(to) ?? ""));
  const room = floorOf(part, file);
  if (part in FLOORS && !room) return [`${file} lies in no declared room`];
  const upwards = targets.filter((to) => {
    if (!room || partOf(to) !== part) return false;
    const other = floorOf(part, to);
    return !other || (other.room !== room.room && other.level >= room.level);
  });
  return [...across, ...upwards].map((to) => `${file} imports ${to}`);
}

test.each(sourceFiles("src", "lib"))("%s imports downward only", (file) => {
  expect(complaints(file, readFileSync(file, "utf8"))).toEqual([]);
});

/** What a plan writes down of a change, by the names it has in Terraform's JSON and in the model. */
const SIDES = ["before", "after", "after_unknown", "before_sensitive", "after_sensitive", "replace_paths"];

/** Members read, whether by a dot, by brackets or by taking an object apart. */
function sidesRead(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) found.push(node.name.text);
    if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
      found.push(node.argumentExpression.text);
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent))
      found.push((node.propertyName ?? node.name).getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest, true));
  return found.filter((name) => SIDES.includes(name));
}

const outside = sourceFiles("src/access").filter((file) => !file.startsWith("src/access/model/"));

test.each(outside)("%s knows a change by the difference alone", (file) => {
  expect(sidesRead(readFileSync(file, "utf8"))).toEqual([]);
});

test.each([
  ["by a dot", "const x = change.before;", ["before"]],
  ["by a dot that may find nothing", "x(change?.after_unknown);", ["after_unknown"]],
  ["by brackets", 'const x = change["after"];', ["after"]],
  ["taken apart", "const { after: x } = change;", ["after"]],
  ["taken apart where it is handed in", "const f = ({ before }: C) => before;", ["before"]],
  ["only a word of ours", "const before = 1; f(before);", []],
])("a side that is read %s is found", (_name, text, expected) => {
  expect(sidesRead(text)).toEqual(expected);
});

const WRITES_FILES = /\b(writeFile|appendFile|createWriteStream)\b/;
const writers = sourceFiles("src/access").filter((file) => WRITES_FILES.test(readFileSync(file, "utf8")));
test.each(writers)("%s takes secrets out of what it writes", (file) => {
  expect(readFileSync(file, "utf8")).toMatch(/\bhidden\(/);
});

test("no file of src and lib imports itself, however long the way", () => {
  expect(circlesOf(importGraph("src", "lib"))).toEqual([]);
});

describe("circles that must be found", () => {
  const graph = (arrows: Record<string, string[]>) => new Map(Object.entries(arrows));
  test.each<[string, Record<string, string[]>, string[][]]>([
    ["none in a tree", { a: ["b", "c"], b: ["c"], c: [] }, []],
    ["one of two", { a: ["b"], b: ["a"] }, [["a", "b"]]],
    ["a file that imports itself", { a: ["a"] }, [["a"]]],
    ["one behind a way in", { a: ["b"], b: ["c"], c: ["d"], d: ["b"] }, [["b", "c", "d"]]],
    [
      "two that touch nowhere",
      { a: ["b"], b: ["a"], c: ["d"], d: ["c", "a"] },
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
  ])("%s", (_name, arrows, found) => {
    expect(circlesOf(graph(arrows))).toEqual(found);
  });

  test("types count, and files are found behind their specifiers", () => {
    const real = importGraph("src", "lib");
    expect(real.get("src/main.ts")).toContain("src/provider/index.ts");
    expect(real.get("src/cty/equal.ts")).toContain("src/cty/shape.ts");
  });
});

describe("what the import test must catch", () => {
  test.each([
    ["an upward import", "src/cty/type.ts", 'import { x } from "../framework/schema";'],
    ["a sideways import", "src/server/answer.ts", 'import { x } from "../provider/configure";'],
    ["an import of a type", "src/automox/users.ts", 'import type { X } from "../framework/schema";'],
    ["an import over several lines", "src/cty/type.ts", 'import {\n  x,\n} from "../plugin/serve";'],
    ["an import for its effect", "src/cty/type.ts", 'import "../plugin/serve";'],
    ["a dynamic import", "src/plugin/serve.ts", 'const x = await import("../server/index");'],
    ["a type by import()", "src/plugin/serve.ts", 'type X = import("../server/index").X;'],
    ["a require", "src/plugin/serve.ts", "const x = require('../server/index');"],
    ["a re-export", "src/framework/schema.ts", 'export * from "../server/index";'],
    ["a re-export of a type", "src/framework/schema.ts", 'export type { X } from "../server/index";'],
    ["an import of an entry point", "src/provider/configure.ts", 'import { x } from "../main";'],
    ["the commands by anybody but main", "src/provider/configure.ts", 'import { x } from "../cli";'],
    ["the installer by a command", "src/access/commands/doctor.ts", 'import { x } from "../../install/zip";'],
    ["an import out of the house", "src/cty/type.ts", 'import { x } from "../../test/support/terraform";'],
    ["a file in no declared part", "src/utils/strings.ts", ""],
    ["a file in no declared room", "src/provider/utils/strings.ts", ""],
    ["a new entry point", "src/extra.ts", ""],
    ["a room above", "src/provider/steps/invite.ts", 'import { x } from "../life/create";'],
    ["a file above", "src/provider/guards/departures.ts", 'import { x } from "../session";'],
    [
      "a neighbour",
      "src/provider/contracts/account/invite.ts",
      'import { x } from "../organization/change";',
    ],
    ["the collections from below", "src/automox/wire/decode-user.ts", 'import { x } from "../users";'],
    ["a room within a room", "src/provider/contracts/contract.ts", 'import { x } from "./account/ask";'],
  ])("%s", (_name, file, text) => {
    expect(complaints(file, text)).toHaveLength(1);
  });

  test.each([
    ["an import within the part", "src/cty/value.ts", 'import { x } from "./type";'],
    ["a room below", "src/provider/resources/user.ts", 'import { x } from "../life/create";'],
    ["a file below", "src/provider/steps/at.ts", 'import { x } from "../session";'],
    [
      "a room's own folder around it",
      "src/provider/contracts/account/ask.ts",
      'import { x } from "../contract";',
    ],
    ["an allowed part", "src/server/index.ts", 'import { x } from "../framework/schema";'],
    ["a package", "src/automox/users.ts", 'import { z } from "zod";'],
    ["an entry point's own folder", "src/simulator.ts", 'import { x } from "./simulator/start";'],
  ])("but not %s", (_name, file, text) => {
    expect(complaints(file, text)).toEqual([]);
  });
});
