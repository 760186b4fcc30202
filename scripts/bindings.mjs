// `npm run bindings`: writes lib/generated/, the classes that the two CDKTF libraries' own generators make from the
// schema the built provider serves, and constants.ts from our sources.
// `npm run bindings -- --check`: writes nothing and fails where a file is not what it would write.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { constantsSource } from "./bindings/constants.mjs";
import { withOwnLinks } from "./bindings/doc-links.mjs";
import { bindings } from "./bindings/generate.mjs";
import { servedSchema } from "./bindings/served-schema.mjs";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const FOLDER = join("lib", "generated");

/** Every generated file by its path below lib/generated. */
async function generatedFiles() {
  const { version, repository } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
  const where = { root: ROOT, repository: repository.url.replace(/^git\+|\.git$/g, "") };
  console.error("[1/3] the schema of the built provider ...");
  const schema = await servedSchema({ root: ROOT, version });
  const files = new Map();
  for (const [index, library] of ["cdktf", "cdktn"].entries()) {
    console.error(`[${index + 2}/3] classes for ${library} ...`);
    for (const [path, text] of await bindings({ schema, library, version }))
      files.set(`${library}/${path}`, withOwnLinks(text, where));
  }
  return files.set("constants.ts", await constantsSource(ROOT));
}

async function filesUnder(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []); // first run
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"));
}

async function main() {
  const check = process.argv.includes("--check");
  const folder = join(ROOT, FOLDER);
  const files = await generatedFiles();
  const leftOver = (await filesUnder(folder)).filter((path) => !files.has(path));
  const stale = [];
  for (const [path, text] of files) {
    const there = await readFile(join(folder, path), "utf8").catch(() => undefined); // a new file
    if (there !== text) stale.push(path);
  }
  if (check) {
    for (const path of stale) console.error(`${FOLDER}/${path} is not what the provider serves`);
    for (const path of leftOver) console.error(`${FOLDER}/${path} is made from nothing any more`);
    if (stale.length + leftOver.length > 0) {
      console.error("Run: npm run bindings");
      process.exitCode = 1;
    }
    return;
  }
  for (const path of stale) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), files.get(path));
    console.error(`wrote ${FOLDER}/${path}`);
  }
  for (const path of leftOver) {
    await rm(join(folder, path));
    console.error(`removed ${FOLDER}/${path}`);
  }
  if (stale.length + leftOver.length === 0) console.error(`${files.size} files are up to date`);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
