import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { executableName, PROGRAM } from "./names";
import { InstallError, launcherIn, type Machine } from "./surroundings";
import { readZip } from "./zip";

/** What a package folder holds, by path with slashes. */
export type Files = ReadonlyMap<string, Buffer>;

export interface Package {
  readonly version: string;
  readonly platform: string;
  readonly files: Files;
  /** As it was released; undefined where it is made of files. */
  readonly zip?: Buffer | undefined;
}

export const isSmall = (files: { has(name: string): boolean }): boolean => files.has("provider.cjs");

export const isExecutable = (name: string): boolean => name.startsWith(`${PROGRAM}_v`);

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** As Terraform reckons it of a folder and of a zip, and writes it into lock files: the dirhash of Go modules. */
export function packageHash(files: Files): string {
  const lines = [...files]
    .map(([name, content]) => [Buffer.from(name), `${sha256(content)}  ${name}\n`] as const)
    .sort(([a], [b]) => Buffer.compare(a, b))
    .map(([, line]) => line);
  return `h1:${createHash("sha256").update(lines.join("")).digest("base64")}`;
}

export async function filesInFolder(folder: string): Promise<Files> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = new Map<string, Buffer>();
  for (const entry of entries) {
    // `path` until Node 20.12.
    const path = join(entry.parentPath ?? (entry as { path?: string }).path, entry.name);
    if (!entry.isDirectory()) files.set(relative(folder, path).split(sep).join("/"), await readFile(path));
  }
  return files;
}

/**
 * What this program is made of. Throws InstallError where that is nothing which Terraform could start, and where it is not
 * what its sums say.
 */
export async function ownPackage(machine: Machine, version: string, platform: string): Promise<Package> {
  const { isSingle, execPath, folder } = machine;
  if (isSingle) {
    if (platform !== machine.platform)
      throw new InstallError(
        `This executable is for ${machine.platform}, not for ${platform}. Give the zip of the release with --from.`,
      );
    const executable = [executableName(version, platform), await readFile(execPath)] as const;
    return { version, platform, files: new Map([...machine.notices, executable]) };
  }
  if (platform.startsWith("windows_"))
    throw new InstallError(
      `Windows starts no scripts: the small form cannot be installed there. Give the zip of the release for ${platform} with --from.`,
    );
  if (folder === undefined)
    throw new InstallError(
      "This program lies alone, without what could be installed. Give the zip of a release with --from.",
    );
  return { version, platform, files: await smallForm(folder, executableName(version, platform)) };
}

/** The launcher has the version in its name only where it is installed; there nothing but the package is in the folder. */
async function smallForm(folder: string, launcher: string): Promise<Files> {
  if (launcherIn(folder) !== PROGRAM) return filesInFolder(folder);
  const sums = sumsIn(await textOf(join(folder, "SHA256SUMS")));
  const files = new Map<string, Buffer>();
  for (const name of sums.keys()) {
    const content = await readFile(join(folder, name)).catch(() => Buffer.alloc(0)); // gone is not what was packed
    checkSum(sums, { name, content, whose: join(folder, "SHA256SUMS") });
    files.set(name === PROGRAM ? launcher : name, content);
  }
  if (!isSmall(files)) throw new InstallError(`${join(folder, "SHA256SUMS")} does not name the bundle.`);
  return files;
}

export async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    const why = error.code === "ENOENT" ? "there is no such file" : error.message;
    throw new InstallError(`Cannot read ${file}: ${why}.`, { cause: error });
  });
}

/** Digests by file name, as sha256sum writes them. */
export const sumsIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(/\r?\n/).flatMap((line) => {
      const [, digest, name] = /^([0-9a-f]{64}) [ *](\S[^\n]*)$/.exec(line) ?? [];
      return digest === undefined || name === undefined ? [] : [[name, digest] as const];
    }),
  );

interface Summed {
  readonly name: string;
  readonly content: Buffer;
  /** The file with the sums. */
  readonly whose: string;
}

export function checkSum(sums: ReadonlyMap<string, string>, { name, content, whose }: Summed): void {
  const wanted = sums.get(name);
  if (wanted === undefined)
    throw new InstallError(`${whose} does not name ${name}, so nothing is installed.`);
  if (wanted !== sha256(content))
    throw new InstallError(
      `${name} is not what ${whose} says: it was changed or only half received. Nothing is installed; get it again.`,
    );
}

/** Of a zip whose sum was checked. */
export function packageInZip(zip: Buffer, named: Pick<Package, "version" | "platform">): Package {
  const files = readZip(zip);
  const executable = executableName(named.version, named.platform);
  if (!files.has(executable)) throw new InstallError(`The zip does not hold ${executable}.`);
  return { ...named, files, zip };
}
