import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../../scripts/build.mjs";
import { copyExample, linkPackage } from "../../../scripts/example-projects.mjs";
import { folderForEach } from "../../support/scratch-folder";

const root = folderForEach();

/** A repository in small, with a project among its examples that has a package.json of its own. */
beforeEach(() => {
  for (const folder of ["src", "dist/lib/cdktf", "examples/team"])
    mkdirSync(join(root, folder), { recursive: true });
  const entry = "./dist/lib/cdktf/index.js";
  save("package.json", {
    name: "terraform-provider-automox",
    version: "1.2.3",
    exports: { "./cdktf": entry },
  });
  save("examples/team/package.json", { name: "team" });
  save(entry, "");
  save("src/main.ts", "export const version = 1;");
});

const save = (path: string, content: unknown) =>
  writeFileSync(join(root, path), typeof content === "string" ? content : JSON.stringify(content));
/** By Node itself: Jest's own resolution remembers what was not there. */
const resolved = (folder: string, name = "terraform-provider-automox/cdktf") => {
  const script = `process.stdout.write(require.resolve(${JSON.stringify(name)}))`;
  const { stdout } = spawnSync(process.execPath, ["-e", script], { cwd: folder, encoding: "utf8" });
  return stdout || undefined;
};
const BUILT = () => join(root, "dist/lib/cdktf/index.js");

test("after a build, a project among the examples imports the package by its name", async () => {
  expect(resolved(join(root, "examples/team"))).toBeUndefined();
  await build({ root });
  expect(resolved(join(root, "examples/team"))).toBe(BUILT());
});

test("a build that goes elsewhere leaves the examples alone", async () => {
  await build({ root, outDir: join(root, "elsewhere") });
  expect(resolved(join(root, "examples/team"))).toBeUndefined();
});

test("linking again changes nothing, and repairs a link that leads elsewhere", async () => {
  await linkPackage(join(root, "examples"), { root });
  await linkPackage(join(root, "examples"), { root });
  expect(resolved(join(root, "examples/team"))).toBe(BUILT());
  const link = join(root, "examples/node_modules/terraform-provider-automox/dist");
  rmSync(link);
  symlinkSync(join(root, "src"), link);
  await linkPackage(join(root, "examples"), { root });
  expect(resolved(join(root, "examples/team"))).toBe(BUILT());
});

test("a copy is a project by itself, without what running it has left", async () => {
  const copy = join(root, "copy");
  await copyExample("people-file", { to: copy, dist: join(root, "dist") });
  expect(readFileSync(join(copy, "people.csv"), "utf8")).toContain("@example.com");
  expect(resolved(copy)).toBe(BUILT());
  expect(resolved(copy, "constructs")).toContain("node_modules");
});
