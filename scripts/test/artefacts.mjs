// What a test run leaves behind: outputs, states, plans and logs, searched for the API key at the end and kept
// for a look at what failed.
import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const RUNS = join(ROOT, "dist", "test-runs");
const KEPT_RUNS = 3;

/** A fresh folder for this run; older ones beyond the last few are removed, unless they are still written to. */
export async function newArtefactFolder() {
  await mkdir(RUNS, { recursive: true });
  const older = (await readdir(RUNS)).sort().reverse();
  for (const name of older.slice(KEPT_RUNS - 1)) {
    if (isRunning(Number(name.split("-").at(-1)))) continue;
    await rm(join(RUNS, name), { recursive: true, force: true });
  }
  const time = new Date().toISOString().replace(/[:.]/g, "-");
  const folder = join(RUNS, `${time}-${process.pid}`);
  await mkdir(folder);
  return folder;
}

/** A folder is named after its run's process; one that still runs keeps what it writes. */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // no such process is the answer
  }
}

/** A key nobody can mistake for anything else, different in every run, so that a hit is a leak of this run. */
export function markedKey() {
  return `marked-key-${randomUUID()}`;
}
