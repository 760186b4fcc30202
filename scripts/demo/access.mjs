// automox-access in the demo, as a viewer would type it.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./processes.mjs";

/**
 * @param {{ script: string, folder: string, env: Record<string, string>, signal: AbortSignal, keep: string }} scene
 *   `env`: Terraform's, with the key; `keep`: folder for what the viewer is to have afterwards.
 */
export function createAccess({ script, folder, env, signal, keep }, narrator) {
  /** Shows the command without the options that only the demo needs. */
  async function show(typed, extra = []) {
    narrator.command(`automox-access ${typed}`);
    const args = [script, ...typed.split(" "), ...extra, "--quiet"];
    const ended = await run({ program: process.execPath, args, cwd: folder, env, signal });
    const text = (ended.stdout || ended.stderr).trim();
    if (text !== "") narrator.say(`${text}\n`);
    return ended.exitCode;
  }

  const document = async (name) => JSON.parse(await readFile(join(folder, name), "utf8"));

  return {
    /** The plan in people's words. @returns {Promise<{ exitCode: number, review: object }>} */
    async review() {
      const exitCode = await show("review --plan tfplan.json", [
        "--format",
        "table",
        "--format",
        "json=review.json",
      ]);
      return { exitCode, review: await document("review.json") };
    },

    /** What is otherwise than the state says; the matrix stays in `keep`. @returns {Promise<{ exitCode: number, drift: object }>} */
    async drift() {
      const page = join(folder, "access-matrix.html");
      const exitCode = await show("drift --plan team=tfplan.json --detailed-exitcode", [
        ...["--format", "table", "--format", "json=drift.json", "--format", `html=${page}`],
      ]);
      await writeFile(join(keep, "access-matrix.html"), await readFile(page));
      return { exitCode, drift: await document("drift.json") };
    },
  };
}
