// `npm run docs`: writes the pages of docs/ that come from the schemas, examples/ and the types in lib/.
// `npm run docs:check`: writes nothing and fails where a page is not what it would write.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { API_PAGE, apiPage } from "./docs/api-tables.mjs";
import { MESSAGES_PAGE, messagesPage } from "./docs/messages.mjs";
import { SIMULATOR_PAGE, withSimulator } from "./docs/simulator.mjs";
import { loadTypeScript } from "./load-typescript.mjs";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** Markdown files at or below a path, as paths from the root. */
async function pagesUnder(path) {
  if (path.endsWith(".md")) return [path];
  const entries = await readdir(join(ROOT, path), { withFileTypes: true }).catch(() => []); // first run
  return entries.filter((entry) => entry.name.endsWith(".md")).map((entry) => `${path}/${entry.name}`);
}

async function main() {
  const check = process.argv.includes("--check");
  const { documentationPages, GENERATED } = await loadTypeScript(join(ROOT, "scripts/docs/pages.ts"));
  const { attributeDocs } = await loadTypeScript(join(ROOT, "scripts/docs/attribute-docs.ts"));
  const { DEFAULT_KNOBS } = await loadTypeScript(join(ROOT, "src/simulator/knobs/knobs.ts"));
  const guide = await readFile(join(ROOT, SIMULATOR_PAGE), "utf8");
  const pages = new Map(await documentationPages(ROOT))
    .set(API_PAGE, await apiPage(ROOT, attributeDocs()))
    .set(MESSAGES_PAGE, await messagesPage(ROOT))
    .set(SIMULATOR_PAGE, await withSimulator(ROOT, guide, DEFAULT_KNOBS));
  const present = (await Promise.all(GENERATED.map(pagesUnder))).flat();
  const leftOver = present.filter((path) => !pages.has(path));
  const stale = [];
  for (const [path, text] of pages) {
    const there = await readFile(join(ROOT, path), "utf8").catch(() => undefined); // a new page
    if (there !== text) stale.push([path, text]);
  }
  if (check) {
    for (const [path] of stale) console.error(`${path} is not what schemas, examples and types say`);
    for (const path of leftOver) console.error(`${path} describes something that is not there any more`);
    if (stale.length + leftOver.length > 0) {
      console.error("Run: npm run docs");
      process.exitCode = 1;
    }
    return;
  }
  for (const [path, text] of stale) {
    await mkdir(dirname(join(ROOT, path)), { recursive: true });
    await writeFile(join(ROOT, path), text);
    console.error(`wrote ${relative(process.cwd(), join(ROOT, path))}`);
  }
  for (const path of leftOver) {
    await rm(join(ROOT, path));
    console.error(`removed ${relative(process.cwd(), join(ROOT, path))}`);
  }
  if (stale.length + leftOver.length === 0) console.error(`${pages.size} pages are up to date`);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
