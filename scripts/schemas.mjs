// `npm run schemas`: writes docs/schemas/, the JSON Schema of every document of automox-access, as `automox-access schema` prints them.
// `npm run schemas -- --check`: writes nothing and fails where a file is not what it would write, or is not of any document.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadTypeScript } from "./load-typescript.mjs";

const ROOT = resolve(fileURLToPath(new URL("..", import.meta.url)));
const FOLDER = process.env.SCHEMAS_FOLDER ?? join(ROOT, "docs", "schemas");

async function main() {
  const check = process.argv.includes("--check");
  const { SCHEMA_NAMES, schemaText } = await loadTypeScript(join(ROOT, "src/access/commands/schemas.ts"));
  const wanted = new Map(SCHEMA_NAMES.map((name) => [`${name}.json`, schemaText(name)]));
  await mkdir(FOLDER, { recursive: true });
  const leftOver = (await readdir(FOLDER)).filter((file) => !wanted.has(file));
  const stale = [];
  for (const [file, text] of wanted) {
    const there = await readFile(join(FOLDER, file), "utf8").catch(() => undefined); // a new document
    if (there !== text) stale.push([file, text]);
  }
  if (check) {
    for (const [file] of stale) console.error(`docs/schemas/${file} is not what automox-access writes`);
    for (const file of leftOver) console.error(`docs/schemas/${file} is of no document`);
    if (stale.length + leftOver.length > 0) {
      console.error("Run: npm run schemas");
      process.exitCode = 1;
    }
    return;
  }
  for (const [file, text] of stale) {
    await writeFile(join(FOLDER, file), text);
    console.error(`wrote docs/schemas/${file}`);
  }
  for (const file of leftOver) {
    await rm(join(FOLDER, file));
    console.error(`removed docs/schemas/${file}`);
  }
  if (stale.length + leftOver.length === 0) console.error(`${wanted.size} schemas are up to date`);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
