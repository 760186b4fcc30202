import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { executableName, HOSTS, PROVIDER, partsOfZipName, zipName } from "./names";
import { type Files, filesInFolder, isExecutable, type Package, packageHash } from "./package";
import { InstallError } from "./surroundings";
import { readZip, writeZip } from "./zip";

/** One version for one platform in a folder that Terraform searches. */
export interface Copy {
  readonly mirror: string;
  readonly host: string;
  readonly version: string;
  readonly platform: string;
  /** A folder, or a zip where it is packed. */
  readonly path: string;
  readonly isPacked: boolean;
}

const entriesOf = (folder: string): Promise<string[]> => readdir(folder).catch(() => []); // not there: nothing in it

/** Every copy of our provider, for all hosts and platforms. */
export async function copiesIn(mirror: string): Promise<readonly Copy[]> {
  const copies: Copy[] = [];
  for (const host of Object.values(HOSTS)) {
    const folder = join(mirror, host, PROVIDER);
    for (const name of await entriesOf(folder)) {
      const path = join(folder, name);
      const packed = partsOfZipName(name);
      if (packed) copies.push({ mirror, host, ...packed, path, isPacked: true });
      else if (/^\d+\.\d+\.\d+/.test(name))
        for (const platform of await entriesOf(path))
          if (/^[a-z0-9]+_[a-z0-9]+$/.test(platform))
            copies.push({
              mirror,
              host,
              version: name,
              platform,
              path: join(path, platform),
              isPacked: false,
            });
    }
  }
  return copies;
}

export const filesOf = async ({ path, isPacked }: Copy): Promise<Files> =>
  isPacked ? readZip(await readFile(path)) : filesInFolder(path);

/** Undefined where it cannot be read. */
export const hashOf = async (copy: Copy): Promise<string | undefined> =>
  filesOf(copy).then(packageHash, () => undefined);

interface Wanted {
  readonly mirror: string;
  readonly isPacked: boolean;
}

/**
 * Puts a package under both hosts. A copy is written beside and renamed, so nobody finds a part of it; one that is there
 * and the same stays untouched. Answers the copies that are new.
 */
export async function put(pack: Package, { mirror, isPacked }: Wanted): Promise<readonly string[]> {
  const { version, platform } = pack;
  const before = (await copiesIn(mirror)).filter(
    (copy) => copy.version === version && copy.platform === platform,
  );
  const fresh: string[] = [];
  for (const host of Object.values(HOSTS)) {
    const path = isPacked
      ? join(mirror, host, PROVIDER, zipName(version, platform))
      : join(mirror, host, PROVIDER, version, platform);
    const there = before.find((copy) => copy.path === path);
    if (!there || !(await isSame(there, pack))) {
      await write(pack, { mirror, path, isPacked });
      fresh.push(path);
    }
    // Terraform would find the same version twice.
    for (const other of before) if (other.host === host && other.path !== path) await remove([other]);
  }
  return fresh;
}

async function isSame(copy: Copy, { files }: Package): Promise<boolean> {
  if ((await hashOf(copy)) !== packageHash(files)) return false;
  if (copy.isPacked || process.platform === "win32") return true;
  const launcher = join(copy.path, executableName(copy.version, copy.platform));
  return stat(launcher).then(
    ({ mode }) => (mode & 0o100) !== 0,
    () => false, // just taken away
  );
}

const STAGE = ".automox-";
const ABANDONED_MS = 3_600_000;

async function write(pack: Package, { mirror, path, isPacked }: Wanted & { readonly path: string }) {
  await mkdir(mirror, { recursive: true });
  await clearAbandoned(mirror);
  // In the mirror itself: a rename does not cross file systems. No name of a host begins so, and nobody looks into it.
  const stage = join(mirror, `${STAGE}${randomUUID()}`);
  await mkdir(stage);
  try {
    const staged = join(stage, basename(path));
    if (isPacked) await writeFile(staged, pack.zip ?? writeZip(pack.files, isExecutable));
    else await writeFolder(staged, pack.files);
    await mkdir(dirname(path), { recursive: true });
    await replace(staged, path, join(stage, "old"));
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

async function writeFolder(folder: string, files: Files): Promise<void> {
  for (const [name, content] of files) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content, { mode: isExecutable(name) ? 0o755 : 0o644 });
  }
}

const MOST_TRIES = 5;

/** A folder cannot be renamed over another one, so the old one steps aside first; another install may do the same. */
async function replace(staged: string, path: string, old: string): Promise<void> {
  const missing = (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  };
  for (let tries = 1; ; tries++)
    try {
      await rename(path, `${old}${tries}`).catch(missing);
      return await rename(staged, path);
    } catch (error) {
      if (/^(?:ENOTEMPTY|EEXIST)$/.test((error as NodeJS.ErrnoException).code ?? "") && tries < MOST_TRIES)
        continue;
      await rename(`${old}${tries}`, path).catch(() => {}); // whoever took its place is as good
      const why = (error as Error).message;
      throw new InstallError(`Cannot replace ${path}: ${why}. Does a Terraform run with it?`, {
        cause: error,
      });
    }
}

/** What a killed process left behind. */
async function clearAbandoned(mirror: string): Promise<void> {
  for (const name of await entriesOf(mirror)) {
    const path = join(mirror, name);
    const there = name.startsWith(STAGE) && (await stat(path).catch(() => undefined)); // its owner clears it as well
    if (there && Date.now() - there.mtimeMs > ABANDONED_MS) await rm(path, { recursive: true, force: true });
  }
}

/** Takes copies away, and every folder around them that is empty then, up to the mirror. Links are not followed. */
export async function remove(copies: readonly Copy[]): Promise<void> {
  for (const { path, mirror } of copies) {
    await rm(path, { recursive: true, force: true });
    let folder = dirname(path);
    while ((folder.startsWith(mirror) || TERRAFORM_D.test(folder)) && (await removeEmpty(folder)))
      folder = dirname(folder);
  }
}

/** Where a mirror lies that the tools search by themselves. */
const TERRAFORM_D = /[\\/]\.?terraform\.d$/;

const removeEmpty = (folder: string): Promise<boolean> =>
  rmdir(folder).then(
    () => true,
    () => false, // somebody else's is in it
  );
