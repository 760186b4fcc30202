// The viewer's project: a copy of examples/cdktf, synthesized as its owner would.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copyExample } from "../example-projects.mjs";
import { scriptOf } from "../test/run-tool.mjs";
import { BrokenClaim } from "./claims.mjs";
import { run } from "./processes.mjs";

const CODE = "team-stack.ts";

/**
 * @param {{ folder: string, dist: string, signal: AbortSignal }} scene `folder` must not exist yet.
 * @returns {Promise<object>} `stack`: the folder in which Terraform runs.
 */
export async function openProject({ folder, dist, signal }, narrator) {
  await copyExample("cdktf", { to: folder, dist });
  const stack = join(folder, "cdktf.out", "stacks", "team");
  const path = join(folder, CODE);

  return {
    stack,
    /** Shows the code of the team. */
    async show() {
      narrator.say(narrator.colours.dim(await readFile(path, "utf8")));
    },
    /**
     * Shows lines and puts them into the code, before the one that begins with `before`.
     *
     * @throws {BrokenClaim} where the code has no such line.
     */
    async add(lines, before) {
      const text = await readFile(path, "utf8");
      const at = text.search(new RegExp(`^ *${before}`, "m"));
      if (at === -1) throw new BrokenClaim(`${CODE} has no line that begins with ${before}`);
      narrator.say(narrator.colours.dim(`${CODE}, added:\n\n${lines}`));
      await writeFile(path, `${text.slice(0, at)}${lines}\n${text.slice(at)}`);
    },
    /** @returns {Promise<object>} The stack as JSON, what Terraform gets. */
    async synth() {
      narrator.command("npx ts-node -T main.ts");
      const ended = await run({
        program: process.execPath,
        args: [scriptOf("ts-node", "ts-node"), "-T", "main.ts"],
        cwd: folder,
        // ts-node keeps what it has compiled there, and nothing is to be left.
        env: { ...process.env, TMPDIR: folder },
        signal,
      });
      if (ended.exitCode !== 0)
        throw new Error(`Synthesizing ended with exit code ${ended.exitCode}:\n${ended.stderr}`);
      return JSON.parse(await readFile(join(stack, "cdk.tf.json"), "utf8"));
    },
  };
}
