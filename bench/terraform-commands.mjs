// Wall time of Terraform's commands for one resource of a provider, each provider in a folder, with a CLI
// configuration and an API of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

/** In the order of a resource's life; `plan` creates, `plan again` finds nothing to do. */
const LIFE = {
  validate: ["validate"],
  plan: ["plan", "-out=tfplan"],
  apply: ["apply", "tfplan"],
  "plan again": ["plan"],
  destroy: ["destroy", "-auto-approve"],
};
export const COMMANDS = Object.keys(LIFE);

/**
 * Writes the contender's configuration into `folder` and initializes it.
 *
 * @param {{ program: string, folder: string }} place
 * @param {{ configuration: string, cliConfiguration: string, env?: Record<string, string> }} contender
 * @returns {Promise<() => Promise<Record<string, number>>>} Lives one life: seconds by command.
 */
export async function prepareContender({ program, folder }, { configuration, cliConfiguration, env = {} }) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "main.tf"), configuration);
  await writeFile(join(folder, "terraform.tfrc"), cliConfiguration);
  const environment = {
    PATH: process.env.PATH,
    HOME: folder,
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    TF_CLI_CONFIG_FILE: join(folder, "terraform.tfrc"),
    ...env,
  };
  const run = (args) => timed(program, [...args, "-no-color"], { cwd: folder, env: environment });
  await run(["init"]);
  return async () => {
    const seconds = {};
    for (const [name, args] of Object.entries(LIFE)) seconds[name] = await run(args);
    return seconds;
  };
}

/** Seconds until the program has ended. @throws {Error} with its output when it fails. */
async function timed(program, args, { cwd, env }) {
  const started = performance.now();
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  const [exitCode] = await once(child, "close");
  const elapsed = (performance.now() - started) / 1000;
  if (exitCode !== 0)
    throw new Error(`terraform ${args.join(" ")} ended with exit code ${exitCode}:\n${output}`);
  return elapsed;
}
