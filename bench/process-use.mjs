import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PROBE = fileURLToPath(new URL("process-use.cjs", import.meta.url));

/**
 * @param {string} folder For this alone.
 * @returns {Promise<{ env: Record<string, string>, take: () => Promise<{ cpuMs: number, peakBytes: number }> }>} `env` is for what starts
 *   the Node processes; `take` tells of those that have ended since it was called last, their time together and the largest.
 */
export async function watchProcesses(folder) {
  await mkdir(folder, { recursive: true });
  return {
    env: { NODE_OPTIONS: `--require ${JSON.stringify(PROBE)}`, PROCESS_USE_FOLDER: folder },
    take: async () => {
      const files = (await readdir(folder)).map((name) => join(folder, name));
      const uses = await Promise.all(files.map(async (file) => JSON.parse(await readFile(file, "utf8"))));
      await Promise.all(files.map((file) => rm(file)));
      if (uses.length === 0) throw new Error(`No process has told in ${folder} what it took.`);
      return {
        cpuMs: uses.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
        peakBytes: Math.max(...uses.map((use) => use.peakBytes)),
      };
    },
  };
}
