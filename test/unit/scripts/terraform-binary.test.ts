import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { findTerraform } from "../../../scripts/terraform-binary.mjs";

let root: string;
const never = () => Promise.reject(new Error("must not download"));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "terraform-binary-"));
});
afterEach(() => rmSync(root, { recursive: true }));

/** A folder of PATH with these programs in it. */
function folderWith(folder: string, ...programs: string[]): string {
  const path = join(root, folder);
  mkdirSync(path, { recursive: true });
  for (const program of programs) {
    writeFileSync(join(path, program), "#!/bin/sh\n");
    chmodSync(join(path, program), 0o755);
  }
  return path;
}
const pathOf = (...folders: string[]) => ({ PATH: folders.join(delimiter) });

test("terraform comes before tofu, wherever on PATH it is", async () => {
  const env = pathOf(folderWith("first", "tofu"), folderWith("second", "terraform"));
  expect(await findTerraform({ env, download: never })).toBe(join(root, "second", "terraform"));
});

test("npm's own stub of terraform is passed over", async () => {
  const env = pathOf(folderWith("node_modules/.bin", "terraform"), folderWith("second", "terraform"));
  expect(await findTerraform({ env, download: never })).toBe(join(root, "second", "terraform"));
});

test("tofu is taken where there is no terraform", async () => {
  const env = pathOf(folderWith("first"), folderWith("second", "tofu"));
  expect(await findTerraform({ env, download: never })).toBe(join(root, "second", "tofu"));
});

test("the first folder of PATH wins", async () => {
  const env = pathOf(folderWith("first", "terraform"), folderWith("second", "terraform"));
  expect(await findTerraform({ env, download: never })).toBe(join(root, "first", "terraform"));
});

test("TERRAFORM_BINARY_NAME as a name is looked up on PATH before anything else", async () => {
  const env = {
    ...pathOf(folderWith("first", "terraform", "terraform-1.5")),
    TERRAFORM_BINARY_NAME: "terraform-1.5",
  };
  expect(await findTerraform({ env, download: never })).toBe(join(root, "first", "terraform-1.5"));
});

test("TERRAFORM_BINARY_NAME as a path needs no PATH", async () => {
  const program = join(folderWith("elsewhere", "tf"), "tf");
  expect(await findTerraform({ env: { TERRAFORM_BINARY_NAME: program }, download: never })).toBe(program);
});

test("TERRAFORM_BINARY_NAME that names nothing is an error, even where terraform exists", async () => {
  const env = { ...pathOf(folderWith("first", "terraform")), TERRAFORM_BINARY_NAME: "terrafrom" };
  await expect(findTerraform({ env, download: never })).rejects.toThrow(
    'TERRAFORM_BINARY_NAME is "terrafrom", but there is no such program',
  );
});

test.each([
  ["a folder of that name", (folder: string) => mkdirSync(join(folder, "terraform"))],
  ["a file that may not be run", (folder: string) => writeFileSync(join(folder, "terraform"), "")],
])("%s is passed over", async (_name, plant) => {
  const first = folderWith("first");
  plant(first);
  const env = pathOf(first, folderWith("second", "terraform"));
  expect(await findTerraform({ env, download: never })).toBe(join(root, "second", "terraform"));
});

test("with neither on PATH one is fetched, and progress is told", async () => {
  const told: string[] = [];
  const found = await findTerraform({
    env: pathOf(folderWith("empty")),
    progress: (line) => told.push(line),
    download: () => Promise.resolve("/cache/terraform"),
  });
  expect(found).toBe("/cache/terraform");
  expect(told).toEqual([
    "Neither terraform nor tofu is on PATH; fetching Terraform (about 30 MB, once) ...",
    "Terraform is at /cache/terraform",
  ]);
});

test("offline it says in one sentence why, and what to install", async () => {
  const offline = new TypeError("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND") });
  const attempt = findTerraform({ env: {}, progress: () => {}, download: () => Promise.reject(offline) });
  await expect(attempt).rejects.toThrow(
    /^Terraform could not be fetched \(getaddrinfo ENOTFOUND\): install Terraform 1\.5 or newer, or OpenTofu, so that `terraform` or `tofu` is on PATH\.$/,
  );
});
