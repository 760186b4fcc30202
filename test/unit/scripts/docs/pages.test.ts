import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { documentationPages, GENERATED } from "../../../../scripts/docs/pages";
import type { Schema } from "../../../../src/framework/attribute";
import { automoxProvider } from "../../../../src/provider/index";

const ROOT = join(__dirname, "..", "..", "..", "..");
const provider = automoxProvider({ version: "0.0.0", env: {} });

/** Of a folder that is not there until there is something of its kind: none. */
const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

test("the pages on disk are what schemas and examples say, and there are no others", async () => {
  const expected = await documentationPages(ROOT);
  const present = GENERATED.flatMap((path) =>
    path.endsWith(".md") ? [path] : namesIn(join(ROOT, path)).map((name) => `${path}/${name}`),
  );
  expect(present.sort()).toEqual([...expected.keys()].sort());
  for (const [path, text] of expected)
    expect([path, readFileSync(join(ROOT, path), "utf8")]).toEqual([path, text]);
});

test("a resource without an example has no page", async () => {
  await expect(documentationPages(join(ROOT, "docs"))).rejects.toThrow();
});

/** Every attribute, nested ones too, with the pattern by which an example shows it: written or read. */
function shown(schema: Schema, place: string): [string, RegExp][] {
  return Object.entries(schema).flatMap(([name, { mode, shape }]) => [
    [
      `${place} ${name}`,
      mode === "computed" ? new RegExp(`\\.${name}\\b`) : new RegExp(`^ *${name} *=|\\.${name}\\b`, "m"),
    ] as [string, RegExp],
    ...(shape.kind === "nested" ? shown(shape.attributes, `${place} ${name}.`) : []),
  ]);
}

/** The configuration in folders of examples/. */
const examples = (...folders: string[]): string =>
  folders
    .flatMap((folder) => {
      const path = join(ROOT, "examples", folder);
      return readdirSync(path).map((name) => join(path, name));
    })
    .filter((file) => /\.(tf|tfquery\.hcl)$/.test(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");

const documented: [string, Schema, string][] = [
  ["provider", provider.schema, examples("provider", "provider-settings")],
  ...provider.resources.map(({ type, schema }): [string, Schema, string] => [
    type,
    schema,
    examples(`resources/${type}`),
  ]),
  ...provider.dataSources.map(({ type, schema }): [string, Schema, string] => [
    `data.${type}`,
    schema,
    examples(`data-sources/${type}`),
  ]),
  ...(provider.lists ?? []).map(({ type, schema }): [string, Schema, string] => [
    `list.${type}`,
    schema,
    examples(`list-resources/${type}`),
  ]),
  ...(provider.actions ?? []).map(({ type, schema }): [string, Schema, string] => [
    `action.${type}`,
    schema,
    examples(`actions/${type}`),
  ]),
];

describe.each(documented)("every attribute of %s is in an example", (place, schema, text) => {
  test.each(shown(schema, place))("%s", (_name, pattern) => {
    expect(text).toMatch(pattern);
  });
});
