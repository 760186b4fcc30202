// docs/ is what a registry takes: the rules of `tfplugindocs validate` 0.25, which test/long/tfplugindocs runs itself.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "yaml";
import { automoxProvider } from "../src/provider/index";

/** Folders that a registry reads. It passes over every other one below docs/, so that decisions and schemas may lie there. */
const READ = ["guides", "resources", "data-sources", "functions", "list-resources"];
const FOREIGN = ["cdktf", "ephemeral-resources", "state-stores"];
const MAX_BYTES = 500_000;
const MAX_FILES = 2_000;

const provider = automoxProvider({ version: "0.0.0", env: {} });
const files = [
  "index.md",
  ...READ.flatMap((folder) =>
    readdirSync(join("docs", folder), { recursive: true, withFileTypes: true }).map(({ parentPath, name }) =>
      join(relative("docs", parentPath), name),
    ),
  ),
];

test("pages lie in the folders of the new layout alone, right below them, and are few and small", () => {
  expect(existsSync("website")).toBe(false);
  expect(FOREIGN.filter((folder) => existsSync(join("docs", folder)))).toEqual([]);
  expect(files.filter((file) => !/^(?:index|[a-z-]+\/[a-z0-9_-]+)\.md$/.test(file))).toEqual([]);
  expect(files.length).toBeLessThanOrEqual(MAX_FILES);
  expect(files.filter((file) => statSync(join("docs", file)).size >= MAX_BYTES)).toEqual([]);
});

test.each(files)("%s has the front matter that a registry takes", (file) => {
  const [, yaml = ""] = /^---\n([\s\S]*?)\n---\n/.exec(readFileSync(join("docs", file), "utf8")) ?? [];
  const front = parse(yaml) ?? {};
  // Neither layout nor sidebar_current; what is there is text.
  const known = ["page_title", "description", ...(file === "index.md" ? [] : ["subcategory"])];
  expect(Object.keys(front).filter((key) => !known.includes(key))).toEqual([]);
  expect(Object.values(front).filter((value) => typeof value !== "string")).toEqual([]);
  expect(front).toMatchObject({
    page_title: expect.stringMatching(/\S/),
    description: expect.stringMatching(/\S/),
  });
});

test.each([
  ["resources", provider.resources.map(({ type }) => type)],
  ["data-sources", provider.dataSources.map(({ type }) => type)],
  ["list-resources", (provider.lists ?? []).map(({ type }) => type)],
  ["functions", (provider.functions ?? []).map(({ name }) => `automox_${name}`)],
])("%s has a page for each that the provider serves, and no other", (folder, names) => {
  const pages = readdirSync(join("docs", folder)).map((name) => `automox_${name.replace(/\.md$/, "")}`);
  expect(pages.sort()).toEqual([...names].sort());
});
