import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { build as esbuild } from "esbuild";
import { thirdPartyLicences } from "./licences.mjs";
import { writeAtomically } from "./write-atomically.mjs";

/** One bundle an executable. `bin` bundles carry their own shebang; the plugin has a launcher instead. */
const BUNDLES = [
  { source: "src/main.ts", output: "provider.cjs" },
  { source: "src/simulator.ts", output: "automox-simulator.cjs", bin: true },
  { source: "src/cli.ts", output: "automox-access.cjs", bin: true },
];

/** Bundles every entry point that exists into `outDir` and answers the paths written. */
export async function bundle({ root, outDir, scratch }) {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const entries = [];
  for (const entry of BUNDLES) if (await exists(join(root, entry.source))) entries.push(entry);
  const results = await Promise.all(
    entries.map(async (entry) => ({ entry, result: await bundleOne(join(root, entry.source), version) })),
  );
  const written = [];
  for (const { entry, result } of results) {
    const [file] = result.outputFiles;
    const content = entry.bin ? `#!/usr/bin/env node\n${file.text}` : file.text;
    const mode = entry.bin ? 0o755 : 0o644;
    written.push(await writeAtomically(scratch, join(outDir, entry.output), { content, mode }));
  }
  const notices = await thirdPartyLicences(
    results.flatMap(({ result }) => Object.keys(result.metafile.inputs)),
  );
  written.push(
    await writeAtomically(scratch, join(outDir, "THIRD_PARTY_LICENSES.txt"), { content: notices }),
  );
  return written;
}

/** No `external`: the plugin's folder holds the bundle alone, so everything it needs is inside. */
function bundleOne(source, version) {
  return esbuild({
    entryPoints: [source],
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    // ES modules shake better than the CommonJS twin that `main` usually names.
    mainFields: ["module", "main"],
    charset: "utf8",
    // All notices go into one file beside the bundles: comments alone would miss most packages.
    legalComments: "none",
    define: { __VERSION__: JSON.stringify(version) },
    metafile: true,
    write: false,
    logLevel: "warning",
  });
}

const exists = (path) =>
  access(path).then(
    () => true,
    () => false,
  );
