// One program out of a platform's Node and the bundle: a "single executable application" of Node.
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { loaderOf } from "../build/bundle.mjs";
import { runScript, scriptOf } from "../test/run-tool.mjs";
import { signAdHoc } from "./mach-o.mjs";
import { withoutCertificate } from "./portable-executable.mjs";

const FROM_ASSETS = fileURLToPath(new URL("./load.cjs", import.meta.url));
/** Node looks for a blob where the digit behind this text is 1. */
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";
/** Where Node itself can do the injection, and its project tests the result; see docs/decisions/0022-single-executable.md. */
const INJECTED_BY_NODE = ["darwin_arm64", "windows_amd64", "windows_arm64"];

/**
 * Lays out what goes into every program with one version of Node: the loader, and the bundle's files as assets.
 *
 * @param {string} folder For this alone; in it `node` is a Node of that version which runs here.
 * @param {{ node: Buffer, files: Record<string, string> }} parts
 */
export async function prepareFolder(folder, { node, files }) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, "assets", path)), { recursive: true });
    await writeFile(join(folder, "assets", path), text);
  }
  await writeFile(join(folder, "load.cjs"), await loaderOf(files, { from: FROM_ASSETS }));
  await writeFile(join(folder, "node"), node, { mode: 0o755 });
  const assets = Object.fromEntries(Object.keys(files).map((path) => [path, `assets/${path}`]));
  // Relative paths alone: the blob holds them. No code cache in it: V8 takes one only where it was made. The loader has its own.
  return { main: "load.cjs", disableExperimentalSEAWarning: true, assets };
}

/**
 * @param {string} platform Go's name of it.
 * @param {{ node: Buffer, folder: string, configuration: object }} parts `folder` was prepared for this version of Node.
 * @returns {Promise<Buffer>}
 */
export async function makeExecutable(platform, { node, folder, configuration }) {
  const made = join(folder, platform);
  if (INJECTED_BY_NODE.includes(platform)) {
    await writeFile(join(folder, "target"), node);
    await inFolder(folder, "--build-sea", { ...configuration, executable: "target", output: platform });
  } else {
    await writeFile(made, node);
    await inFolder(folder, "--experimental-sea-config", { ...configuration, output: "blob" });
    await inject(made, join(folder, "blob"));
  }
  const program = await readFile(made);
  // Node's publisher signed another program, and a signature that does not fit is worse than none.
  if (platform.startsWith("darwin")) return signAdHoc(program, "terraform-provider-automox");
  return platform.startsWith("windows") ? withoutCertificate(program) : program;
}

async function inFolder(folder, option, configuration) {
  await writeFile(join(folder, "sea.json"), JSON.stringify(configuration));
  await promisify(execFile)(join(folder, "node"), [option, "sea.json"], { cwd: folder, env: {} });
}

async function inject(program, blob) {
  const how = ["--sentinel-fuse", FUSE, "--macho-segment-name", "NODE_SEA"];
  const args = [program, "NODE_SEA_BLOB", blob, ...how];
  const { exitCode, text } = await runScript({ script: scriptOf("postject", "postject"), args });
  if (exitCode !== 0) throw new Error(`postject could not inject the blob:\n${text}`);
}
