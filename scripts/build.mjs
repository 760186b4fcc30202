// `npm run build`: dist/ from src/, in plain Node so that nothing has to be compiled before the compiler runs.
// Safe to call at any time and from several processes at once: it answers at once when nothing has changed,
// and every file appears by a rename, never half written.
import { mkdir, rm, stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./build/bundle.mjs";
import { buildLibrary } from "./build/library.mjs";
import { writeMirror } from "./build/mirror.mjs";
import { fingerprint, isFresh, writeStamp } from "./build/stamp.mjs";
import { versionOf } from "./build/version.mjs";
import { linkPackage } from "./example-projects.mjs";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * Builds what is stale and answers whether anything was built.
 *
 * @param {{ root?: string, outDir?: string, force?: boolean }} options `root` holds package.json and src/;
 *   `outDir` defaults to `root`/dist.
 * @returns {Promise<{ built: boolean, outDir: string, files: string[] }>} Files relative to `outDir`.
 */
export async function build({ root = ROOT, outDir = join(root, "dist"), force = false } = {}) {
  const library = await buildLibrary({ root, outDir, force });
  const plugin = await buildPlugin({ root, outDir, force });
  await linkForExamples({ root, outDir });
  const built = library.built || plugin.built;
  return { built, outDir, files: built ? [...plugin.files, ...library.files] : [] };
}

/** So that what is in examples/ runs where it is. A build elsewhere, of a test for example, leaves it alone. */
async function linkForExamples({ root, outDir }) {
  const examples = join(root, "examples");
  const isThere = await stat(examples).catch(() => undefined);
  if (isThere && outDir === join(root, "dist")) await linkPackage(examples, { root });
}

/** The bundles, the mirror and the configuration. */
async function buildPlugin({ root, outDir, force }) {
  const where = { root, outDir, version: await versionOf(root) };
  const inputs = await fingerprint(where);
  if (!force && (await isFresh(outDir, inputs))) return { built: false, files: [] };
  // Beside the results, so that a rename never crosses a file system.
  const scratch = join(outDir, `.tmp-${process.pid}`);
  await mkdir(scratch, { recursive: true });
  try {
    const { written, plugin } = await bundle({ ...where, scratch });
    const mirrored = await writeMirror({ ...where, scratch }, plugin);
    const files = [...written, ...mirrored].map((file) => relative(outDir, file));
    await writeStamp({ outDir, scratch }, { fingerprint: inputs, files });
    return { built: true, files };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function main() {
  const started = Date.now();
  const { built, files } = await build({ force: process.argv.includes("--force") });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.error(built ? `built ${files.length} files into dist/ in ${seconds} s` : "dist/ is up to date");
  if (built && process.platform === "win32") {
    console.error(
      "Terraform cannot start the plugin on Windows: it is a script, and scripts are no executables there.",
    );
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    // esbuild has printed its own messages, with file and line; anything else says itself what is wrong.
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
