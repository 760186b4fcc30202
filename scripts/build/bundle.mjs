import { createHash } from "node:crypto";
import { access } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build as esbuild, transform } from "esbuild";
import { ENTRY, LOADER, MAIN } from "./launcher.mjs";
import { thirdPartyLicences } from "./licences.mjs";
import { readyAnswers } from "./ready-answers.mjs";
import { writeAtomically } from "./write-atomically.mjs";

const PLUGIN = "src/main.ts";
/** Also in the plugin's folder, which is started for its commands by hand. */
const ACCESS = "automox-access.cjs";
const COMMANDS = {
  "automox-simulator.cjs": "src/simulator.ts",
  [ACCESS]: "src/cli.ts",
};

/** No `external` anywhere: the plugin's folder and the commands travel without node_modules. */
const COMMON = {
  bundle: true,
  platform: "node",
  target: "node20",
  // ES modules shake better than the CommonJS twin that `main` usually names.
  mainFields: ["module", "main"],
  // All notices go into one file beside the bundles: comments alone would miss most packages.
  legalComments: "none",
  // V8 keeps a text with other characters in twice the memory, and reads it slower.
  charset: "ascii",
  metafile: true,
  write: false,
  logLevel: "warning",
};

/**
 * Bundles every entry point that exists.
 *
 * @returns {Promise<{ written: string[], plugin: Record<string, string>, pluginInputs: string[] }>} The commands and
 *   notices written into `outDir`; the plugin's files by their path in its folder, `provider.cjs` last, none without
 *   src/main.ts; and what those were bundled from, relative to the working directory.
 */
export async function bundle({ root, outDir, version, scratch }) {
  const options = { ...COMMON, define: { __VERSION__: JSON.stringify(version) } };
  const inputs = [];
  const written = [];
  const [commands, plugin] = [{}, {}];
  let pluginInputs = [];
  for (const [output, source] of Object.entries(COMMANDS)) {
    if (!(await exists(join(root, source)))) continue;
    const how = { ...options, format: "cjs", supported: NO_IMPORT };
    const result = await esbuild({ ...how, entryPoints: [join(root, source)] });
    inputs.push(...Object.keys(result.metafile.inputs));
    const content = `#!/usr/bin/env node\n${result.outputFiles[0].text}`;
    written.push(await writeAtomically(scratch, join(outDir, output), { content, mode: 0o755 }));
    if (output === ACCESS) {
      commands[output] = content;
      pluginInputs = Object.keys(result.metafile.inputs);
    }
  }
  if (await exists(join(root, PLUGIN))) {
    Object.assign(plugin, commands);
    const result = await esbuild(pluginOptions({ ...options, source: join(root, PLUGIN), scratch }));
    pluginInputs = [...new Set([...pluginInputs, ...Object.keys(result.metafile.inputs)])];
    // esbuild puts the entry first; its parts must be there before it.
    for (const { path, text } of result.outputFiles.reverse()) {
      plugin[relative(scratch, path).replaceAll("\\", "/")] = await toCommonJs(text);
    }
    plugin[LOADER] = await loaderOf(plugin, { from: FROM_FOLDER });
    plugin["provider.cjs"] = ENTRY;
  }
  const notices = { content: await thirdPartyLicences([...inputs, ...pluginInputs]) };
  written.push(await writeAtomically(scratch, join(outDir, "THIRD_PARTY_LICENSES.txt"), notices));
  return { written, plugin, pluginInputs };
}

/** `import()` becomes `require`: our loader has no other, and Node's for ES modules is slower. */
const NO_IMPORT = { "dynamic-import": false };

const FROM_FOLDER = fileURLToPath(new URL("./loader/from-folder.cjs", import.meta.url));

/**
 * What loads a bundle, as one file.
 *
 * @param {Record<string, string>} files All that it may load.
 * @param {{ from: string }} source Where it begins.
 */
export async function loaderOf(files, { from }) {
  const sum = createHash("sha256").update(JSON.stringify(Object.entries(files).sort()));
  const digest = JSON.stringify(sum.digest("hex").slice(0, 32));
  const how = { ...COMMON, metafile: false, format: "cjs", define: { __DIGEST__: digest } };
  const { outputFiles } = await esbuild({ ...how, entryPoints: [from] });
  return outputFiles[0].text;
}

/**
 * Split where the source imports dynamically: Node reads through the whole of every file it loads, and a plugin
 * starts three to five times a command, so what a start does not need lies in files of its own. Only ES modules can
 * be split, and CommonJS is the faster loader, hence the second step.
 */
function pluginOptions({ source, scratch, ...options }) {
  return {
    ...options,
    entryPoints: { [MAIN.replace(/\.cjs$/, "")]: source },
    format: "esm",
    splitting: true,
    outdir: scratch,
    chunkNames: "provider/[name]-[hash]",
    outExtension: { ".js": ".cjs" },
    plugins: [COMMANDS_APART, readyAnswers(options)],
  };
}

/** The commands stay a bundle of their own: split together with them, the plugin would load parts that only they need. */
const COMMANDS_APART = {
  name: "commands-apart",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/cli$/ }, () => ({ path: `../${ACCESS}`, external: true })),
};

async function toCommonJs(text) {
  const { code } = await transform(text, {
    format: "cjs",
    platform: "node",
    target: "node20",
    supported: NO_IMPORT,
  });
  return code;
}

const exists = (path) =>
  access(path).then(
    () => true,
    () => false,
  );
