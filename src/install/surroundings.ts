import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { goPlatform, PROGRAM } from "./names";

/** What the commands here see of the process; a part of what every command sees. */
export interface Surroundings {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Of this build. */
  readonly version: string;
}

/** What runs, and on what. */
export interface Machine {
  /** In Go's words, `linux_amd64`. */
  readonly platform: string;
  /** The C library of this system is musl, with which nothing runs that was linked with glibc. */
  readonly isMusl: boolean;
  /** Of this process: Node, or the single executable. */
  readonly execPath: string;
  readonly isSingle: boolean;
  /** Licences that are in the single executable. Packages hold them as files, so they count for the hash. */
  readonly notices: ReadonlyMap<string, Buffer>;
  /** Of the small form that this program is a part of; undefined where it is none, or alone. */
  readonly folder: string | undefined;
}

/** A failure the user can mend. */
export class InstallError extends Error {
  override readonly name = "InstallError";
}

/** `moduleFolder`: where the running bundle lies, in the small form's folder or in that of its parts. */
export function thisMachine(moduleFolder: string): Machine {
  const sea = process.getBuiltinModule?.("node:sea");
  const isSingle = sea?.isSea() ?? false;
  const { platform, arch, execPath } = process;
  return {
    platform: goPlatform(platform, arch),
    // Costs some milliseconds, and one command asks.
    get isMusl() {
      return platform === "linux" && !isSingle && glibcVersion() === undefined;
    },
    execPath,
    isSingle,
    get notices() {
      return new Map(NOTICES.flatMap((name) => asset(name) ?? []));
    },
    folder: isSingle
      ? undefined
      : [moduleFolder, dirname(moduleFolder)].find((folder) => existsSync(join(folder, "provider.cjs"))),
  };
}

const NOTICES = ["LICENSE", "THIRD_PARTY_LICENSES.txt", "NODE_LICENSE.txt"];

function asset(name: string): [[string, Buffer]] | undefined {
  try {
    return [[name, Buffer.from(process.getBuiltinModule("node:sea").getRawAsset(name) as ArrayBuffer)]];
  } catch {
    return undefined; // not every build has each
  }
}

function glibcVersion(): string | undefined {
  const report = process.report?.getReport() as { header?: { glibcVersionRuntime?: string } } | undefined;
  return report?.header?.glibcVersionRuntime;
}

/** The launcher of the small form: it has the version in its name where it is installed. */
export const launcherIn = (folder: string): string | undefined =>
  readdirSync(folder).find((name) => name === PROGRAM || name.startsWith(`${PROGRAM}_v`));

/** A command line that starts this program, whatever is on PATH. */
export function selfCommand(machine: Machine, args: readonly string[]): string {
  return [...programOf(machine), ...args].map(quoted).join(" ");
}

function programOf({ isSingle, execPath, folder, platform }: Machine): readonly string[] {
  if (isSingle) return [execPath];
  if (folder === undefined) return [PROGRAM];
  const launcher = platform.startsWith("windows_") ? undefined : launcherIn(folder);
  return launcher === undefined ? ["node", join(folder, "provider.cjs")] : [join(folder, launcher)];
}

/** For a shell. */
export function quoted(word: string): string {
  if (process.platform === "win32") return /^[\w.\\/:=,@+-]+$/.test(word) ? word : `"${word}"`;
  return /^[\w./:=,@+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
