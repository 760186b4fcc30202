import { randomUUID } from "node:crypto";
import { constants, copyFile, link, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hidden } from "../../secrets/hidden";
import { AccessError } from "../cli/access-error";

/** By the part of their name after the base: `.tf.json` of `adopted-people.tf.json`. */
export type Files = Readonly<Record<string, string>>;

/**
 * Writes all files under the first base name that none of them has yet: `people`, `people-2`, … Nothing that
 * is there is touched, because somebody may have edited it. Answers the names written.
 */
export async function writeBeside(folder: string, base: string, files: Files): Promise<readonly string[]> {
  const there = new Set(await namesIn(folder));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}-${number}`;
    const names = Object.keys(files).map((ending) => name + ending);
    if (isInUse(name, there)) continue;
    const written: string[] = [];
    try {
      for (const [ending, text] of Object.entries(files)) {
        await writeNew(join(folder, name + ending), text);
        written.push(join(folder, name + ending));
      }
    } catch (error) {
      // Code without its map would be written a second time by the next run.
      for (const path of written) await rm(path, { force: true });
      throw error;
    }
    return names;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    await mkdir(folder, { recursive: true });
    return await readdir(folder);
  } catch (error) {
    throw new AccessError(`Cannot write into ${folder}: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Also by a file of another form: two forms of the same people beside each other would declare them twice.
 */
const isInUse = (name: string, there: ReadonlySet<string>): boolean =>
  [...there].some((file) => file.startsWith(`${name}.`));

/** What file systems say that have no hard links, such as FAT and some shared folders. */
const WITHOUT_LINKS = ["EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP"];

/** Whole or not at all, and never over a file that came meanwhile. */
async function writeNew(path: string, text: string): Promise<void> {
  const scratch = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(scratch, hidden(text), { flag: "wx" });
    // A hard link refuses a name that is there in one step, which a look beforehand cannot.
    await link(scratch, path).catch(async (error: NodeJS.ErrnoException) => {
      if (!WITHOUT_LINKS.includes(error.code ?? "")) throw error;
      await copyFile(scratch, path, constants.COPYFILE_EXCL);
    });
  } catch (error) {
    throw new AccessError(`Cannot write ${path}: ${(error as Error).message}`, { cause: error });
  } finally {
    await rm(scratch, { force: true });
  }
}
