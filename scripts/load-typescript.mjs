import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import { build as esbuild } from "esbuild";

/** The exports of a TypeScript file: what generates pages and schemas is written beside what it describes. Bundled in memory, it leaves nothing behind. */
export async function loadTypeScript(source) {
  const { outputFiles } = await esbuild({
    entryPoints: [source],
    bundle: true,
    platform: "node",
    format: "cjs",
    write: false,
    logLevel: "warning",
  });
  const module = { exports: {} };
  const run = compileFunction(outputFiles[0].text, ["module", "exports", "require"], { filename: source });
  run(module, module.exports, createRequire(source));
  return module.exports;
}
