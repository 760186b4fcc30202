// The programs that run side by side: our plugin on each Node, our single executable, and the providers of others.
import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, realpath, stat, symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { platformName } from "../scripts/build/mirror.mjs";
import { nodePackagesFor } from "../scripts/release/node-package.mjs";
import { zipEntries } from "../scripts/test/zip-entries.mjs";

const RELEASE = fileURLToPath(new URL("../scripts/release.mjs", import.meta.url));
const SOURCE = ["registry.terraform.io", "automox-iac", "automox"];
const run = promisify(execFile);

/**
 * Our plugin as one of the contenders.
 *
 * @typedef {{ name: string, kind: "node" | "executable", major: number, mirror: string, plugin: string, path: string, node?: string }} Ours
 *   `mirror` is a filesystem mirror, `plugin` what Terraform starts, `path` the PATH of the process.
 */

/** A program, or the one in a folder or its bin/. */
async function nodeAt(entry) {
  for (const candidate of [join(entry, "node"), join(entry, "bin", "node"), entry]) {
    const isFile = await stat(candidate)
      .then((found) => found.isFile())
      .catch(() => false); // not there
    if (isFile) return realpath(candidate);
  }
  throw new Error(
    `BENCH_NODES names ${entry}, where there is no Node: name programs, or folders that hold "node".`,
  );
}

/**
 * @param {string | undefined} named BENCH_NODES: folders or programs, separated as PATH is; the Node that runs where it is empty.
 * @param {{ mirror: string, scratch: string }} where `mirror` holds the plugin of a build.
 * @returns {Promise<Ours[]>}
 */
export async function oursOnNodes(named, { mirror, scratch }) {
  const plugin = await pluginIn(mirror);
  const entries = (named ?? "").split(delimiter).filter(Boolean);
  const programs = await Promise.all(entries.map(nodeAt));
  const ours = [];
  for (const program of programs.length > 0 ? programs : [process.execPath]) {
    const version = (await run(program, ["-p", "process.versions.node"])).stdout.trim();
    // The launcher starts the first `node` on the PATH.
    const folder = join(scratch, "nodes", version);
    await mkdir(folder, { recursive: true });
    await symlink(program, join(folder, "node"));
    ours.push({
      name: `automox_user, Node ${version}`,
      kind: "node",
      major: Number.parseInt(version, 10),
      mirror,
      plugin,
      path: `${folder}${delimiter}${process.env.PATH}`,
      node: program,
    });
  }
  return ours;
}

/**
 * A release of this machine's platform alone, unpacked as a filesystem mirror.
 *
 * @returns {Promise<Ours>}
 * @throws {Error} where none can be made here.
 */
export async function ourExecutable(scratch) {
  const [made, mirror] = [join(scratch, "release"), join(scratch, "executable")];
  const platform = platformName();
  await run(process.execPath, [RELEASE, "--platform", platform, "--out", made]);
  const zip = (await readdir(made)).find((name) => name.endsWith(`_${platform}.zip`));
  const version = zip.split("_")[1];
  const folder = join(mirror, ...SOURCE, version, platform);
  await mkdir(folder, { recursive: true });
  for (const { name, content, mode } of zipEntries(await readFile(join(made, zip))))
    await writeFile(join(folder, name), content, { mode: mode & 0o777 });
  const plugin = join(folder, `terraform-provider-automox_v${version}`);
  const { version: embedded } = nodePackagesFor(platform);
  return {
    name: `automox_user, single executable (Node ${embedded})`,
    kind: "executable",
    major: Number.parseInt(embedded, 10),
    mirror,
    plugin,
    path: process.env.PATH,
  };
}

/**
 * Where a mirror holds a provider, in either of the two layouts.
 *
 * @param {string | undefined} named BENCH_TF_MIRROR: folders, separated as PATH is.
 * @param {string} source "integrations/github"
 */
export async function mirrorOf(named, source) {
  for (const folder of (named ?? "").split(delimiter).filter(Boolean)) {
    const there = await stat(join(folder, "registry.terraform.io", source)).catch(() => undefined); // not there
    if (there) return folder;
  }
  return undefined;
}

async function pluginIn(mirror) {
  const versions = join(mirror, ...SOURCE);
  const [version] = await readdir(versions);
  return join(versions, version, platformName(), `terraform-provider-automox_v${version}`);
}

/** The provider that `terraform init` has put into a folder: what to start, and its version. */
export async function installedProvider(folder, source) {
  const versions = join(folder, ".terraform", "providers", "registry.terraform.io", source);
  const [version] = await readdir(versions);
  const place = join(versions, version, platformName());
  const name = (await readdir(place)).find((each) => each.startsWith("terraform-provider-"));
  return { version, plugin: join(place, name) };
}
