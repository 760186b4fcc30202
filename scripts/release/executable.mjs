// One program out of a platform's Node and the bundle: a "single executable application" of Node.
import { execFile } from "node:child_process";
import { chmod, copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { runScript, scriptOf } from "../test/run-tool.mjs";
import { signAdHoc } from "./mach-o.mjs";
import { withoutCertificate } from "./portable-executable.mjs";

const LOADER = fileURLToPath(new URL("./load.cjs", import.meta.url));
const SECTION = "NODE_SEA_BLOB";
/** Node looks for a blob where the digit behind this text is 1. */
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

/**
 * What is put into a Node: the loader, and the bundle's files as assets. Without V8's code cache, which would be of one
 * processor and of one run; see docs/decisions/0022-single-executable.md.
 *
 * @param {Buffer} node A Node that runs here, of the version that the blob is for.
 * @param {{ files: Record<string, string>, folder: string }} bundle `folder` is for this alone.
 * @returns {Promise<string>} The blob's path.
 */
export async function makeBlob(node, { files, folder }) {
  const assets = {};
  for (const [path, text] of Object.entries(files)) {
    assets[path] = join("assets", path);
    await mkdir(dirname(join(folder, assets[path])), { recursive: true });
    await writeFile(join(folder, assets[path]), text);
  }
  await copyFile(LOADER, join(folder, "load.cjs"));
  // Relative paths alone: the blob holds them.
  const configuration = { main: "load.cjs", output: "blob", disableExperimentalSEAWarning: true, assets };
  await writeFile(join(folder, "sea.json"), JSON.stringify(configuration));
  const program = join(folder, "node");
  await writeFile(program, node, { mode: 0o755 });
  await promisify(execFile)(program, ["--experimental-sea-config", "sea.json"], { cwd: folder, env: {} });
  return join(folder, "blob");
}

/**
 * @param {string} platform Go's name of it.
 * @param {{ node: Buffer, blob: string, path: string }} parts `path` is where it is put together.
 * @returns {Promise<Buffer>}
 */
export async function makeExecutable(platform, { node, blob, path }) {
  await writeFile(path, node);
  const args = [path, SECTION, blob, "--sentinel-fuse", FUSE, "--macho-segment-name", "NODE_SEA"];
  const { exitCode, text } = await runScript({ script: scriptOf("postject", "postject"), args });
  if (exitCode !== 0) throw new Error(`postject could not make the executable of ${platform}:\n${text}`);
  await chmod(path, 0o755);
  const injected = await readFile(path);
  // Node's publisher signed another program, and a signature that does not fit is worse than none.
  if (platform.startsWith("darwin")) return signAdHoc(injected, "terraform-provider-automox");
  return platform.startsWith("windows") ? withoutCertificate(injected) : injected;
}
