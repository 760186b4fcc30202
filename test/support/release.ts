// Releases for tests. One of a single platform takes ten seconds, so it stays until its sources change.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { fingerprintOf } from "../../scripts/build/stamp.mjs";
import { zipEntries } from "../../scripts/test/zip-entries.mjs";

const ROOT = join(__dirname, "..", "..");
const KEPT = join(ROOT, "dist", "test-release");
const KEPT_MS = 60 * 60_000;
const INPUTS = ["src", "scripts/build", "scripts/release", "scripts/release.mjs", "package.json", "LICENSE"];

export type Entries = ReadonlyMap<string, { readonly mode: number; readonly content: Buffer }>;

export interface Release {
  readonly folder: string;
  readonly version: string;
  /** What is in a file of it, by path. */
  entries(ending: string): Promise<Entries>;
  /** The file whose name ends so. */
  read(ending: string): Promise<Buffer>;
  /** What a mirror says of the platforms. */
  archives(): Promise<Readonly<Record<string, { readonly url: string; readonly hashes: readonly string[] }>>>;
}

/** `npm run release` with these arguments; fails with what it printed. */
export async function release(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const script = join(ROOT, "scripts", "release.mjs");
  const { stderr } = await promisify(execFile)(process.execPath, [script, ...args], { env, cwd: ROOT });
  return stderr;
}

/** A release of the sources as they are for Linux, amd64. */
export async function linuxRelease(): Promise<Release> {
  const folder = join(KEPT, await fingerprintOf(ROOT, [...INPUTS, "package-lock.json"]));
  if (!existsSync(folder)) {
    await removeOld();
    await release(["--platform", "linux_amd64", "--out", folder]);
  }
  return openRelease(folder);
}

/** Another run may still use a young one. */
async function removeOld(): Promise<void> {
  for (const name of await readdir(KEPT).catch(() => [])) {
    const { mtimeMs } = await stat(join(KEPT, name));
    if (mtimeMs < Date.now() - KEPT_MS) await rm(join(KEPT, name), { recursive: true, force: true });
  }
}

export async function openRelease(folder: string): Promise<Release> {
  const sums = (await readdir(folder)).find((name) => name.endsWith("_SHA256SUMS")) ?? "";
  const prefix = sums.replace(/SHA256SUMS$/, "");
  const version = prefix.split("_")[1] ?? "";
  const read = (ending: string) => readFile(join(folder, prefix + ending));
  const mirror = join(folder, "mirror/registry.terraform.io/automox-iac/automox");
  return {
    folder,
    version,
    read,
    entries: async (ending) =>
      new Map(zipEntries(await read(ending)).map(({ name, ...entry }) => [name, entry])),
    archives: async () => JSON.parse(await readFile(join(mirror, `${version}.json`), "utf8")).archives,
  };
}

/** As `unzip` does. */
export async function unpack(entries: Entries, folder: string): Promise<void> {
  for (const [name, { mode, content }] of entries) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content, { mode });
  }
}
