// What the pages about versions and about not being written in Go say, held against the code.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { automoxProvider } from "../../../src/provider/index";
import { pageText } from "../../support/page-blocks";

const ROOT = join(__dirname, "../../..");
const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
/** Cells of the rows below a heading, without their marks. */
const rows = (page: string): string[][] =>
  pageText(page)
    .split("\n")
    .filter((line) => /^\| [^|-]/.test(line))
    .map((line) => line.slice(2, -2).split(" | "));
const versions = new Map(rows("docs/guides/versions.md").map(([name = "", cell = ""]) => [name, cell]));

test("states have the version that the page says", () => {
  const served = automoxProvider({ version: "0.0.0", env: {} }).resources;
  expect(new Set(served.map(({ version }) => String(version)))).toEqual(
    new Set([versions.get("state of `automox_user` and `automox_org_membership`")]),
  );
});

test("what is supported is what the package asks for", () => {
  expect(`>=${versions.get("Node.js, for the small form")}`).toBe(manifest.engines.node);
  for (const library of ["cdktf", "cdktn"])
    expect(`^${versions.get(library)}.0`).toBe(manifest.peerDependencies[library]);
  const example = readFileSync(join(ROOT, "examples/provider/provider.tf"), "utf8");
  expect(example).toContain(`required_version = ">= ${versions.get("Terraform")}"`);
});

test("every document of a command has a version in its name, but for the one that people write", () => {
  const names = readdirSync(join(ROOT, "docs/schemas")).map((name) => name.replace(".json", ""));
  expect(names).toContain(/`(access-\S+)`/.exec(versions.get("JSON of the commands") ?? "")?.[1]);
  expect(names.filter((name) => !/-v\d+$/.test(name))).toEqual(["access-policy"]);
});

test("nothing is deprecated, as the page says", () => {
  expect(pageText("CHANGELOG.md")).not.toMatch(/^### Deprecated/m);
});

test("every consequence of not being written in Go names what holds it, and that is there", () => {
  const held = rows("docs/guides/not-go.md").filter(([name]) => name?.startsWith("**"));
  expect(held.length).toBeGreaterThan(8);
  for (const [name, , by = ""] of held) {
    const tests = [...by.matchAll(/`(test\/[^`]+)`/g)].map(([, file = ""]) => file);
    const pages = [...by.matchAll(/\]\(\.\.\/([^)#]+)/g)].map(([, file]) => `docs/${file}`);
    const scripts = [...by.matchAll(/`npm run (\w+)`/g)].filter(
      ([, script = ""]) => script in manifest.scripts,
    );
    expect({ name, held: tests.length + pages.length + scripts.length > 0 }).toEqual({ name, held: true });
    expect([...tests, ...pages].filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  }
});
