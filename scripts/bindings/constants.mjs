import { createRequire } from "node:module";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import { build as esbuild } from "esbuild";

/** The text of constants.ts. Its generator is TypeScript because what it reads is; bundled in memory, it leaves nothing behind. */
export async function constantsSource(root) {
  const source = join(root, "scripts", "bindings", "constants.ts");
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
  return module.exports.constants();
}
