// Terraform's commands for the resources of one contender, in a folder of its own, with the state in the `http` backend.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";

/** In the order of a resource's life; `plan` creates, `plan again` finds nothing to do, `change` gives everybody another role. */
const LIFE = {
  validate: ["validate"],
  plan: ["plan", "-out=tfplan"],
  apply: ["apply", "tfplan"],
  "plan again": ["plan"],
  change: ["apply", "-auto-approve", "-var=role=operator"],
  destroy: ["destroy", "-auto-approve"],
};
/** Of what most measure. */
export const COMMANDS = Object.keys(LIFE).filter((command) => command !== "change");

/**
 * @typedef {object} Place
 * @property {string} program Terraform.
 * @property {string} folder Made anew.
 * @property {string} stateUrl An address of the `http` backend that nobody else uses.
 */

/**
 * Writes the contender's configuration into a folder and initializes it.
 *
 * @param {Place} place
 * @param {import("./contenders.mjs").Contender} contender
 * @returns {Promise<(args: readonly string[], how?: { env?: Record<string, string>, output?: string }) => Promise<number>>}
 *   Runs one command: seconds.
 */
export async function prepareContender({ program, folder, stateUrl }, contender) {
  const { configuration, source, mirror, env = {} } = contender;
  await mkdir(folder, { recursive: true });
  const http = { address: stateUrl, lock_address: stateUrl, unlock_address: stateUrl };
  const terraform = { ...configuration.terraform, backend: { http } };
  await writeFile(join(folder, "main.tf.json"), JSON.stringify({ ...configuration, terraform }));
  const cliConfiguration = join(folder, "terraform.tfrc");
  await writeFile(cliConfiguration, cliConfigurationOf(source, mirror));
  const environment = {
    PATH: process.env.PATH,
    HOME: folder,
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    TF_CLI_CONFIG_FILE: cliConfiguration,
    ...env,
  };
  const run = (args, { env: more, output } = {}) =>
    timed([program, ...args, "-no-color"], { cwd: folder, env: { ...environment, ...more }, output });
  await run(["init"]);
  return run;
}

/** No registry: what the mirror does not hold is not there. */
const cliConfigurationOf = (source, mirror) =>
  [
    "disable_checkpoint = true",
    ...(source
      ? [
          `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ["registry.terraform.io/${source}", "registry.opentofu.org/${source}"]
  }
}`,
        ]
      : []),
    "",
  ].join("\n");

/**
 * One life, or as much of it as these commands are.
 *
 * @template Noted
 * @param {(args: readonly string[]) => Promise<Noted>} run
 * @returns {Promise<Record<string, Noted>>} What `run` answered, by command.
 */
export async function liveThrough(run, commands = COMMANDS) {
  const noted = {};
  for (const [name, args] of Object.entries(LIFE)) if (commands.includes(name)) noted[name] = await run(args);
  return noted;
}

/** Of what a failed command says: with many people it says the same of each. */
const MOST_SHOWN = 4_000;

/**
 * Seconds until a program has ended and all it printed is written, into `output` where that is a file.
 *
 * @param {readonly string[]} command
 * @param {{ cwd: string, env: Record<string, string>, output?: string, accepted?: readonly number[] }} how `accepted`: exit codes.
 * @throws {Error} with its errors when it fails.
 */
export async function timed([program, ...args], { cwd, env, output, accepted = [0] }) {
  const started = performance.now();
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", output ? "pipe" : "ignore", "pipe"] });
  const closed = once(child, "close");
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  if (output) await finished(child.stdout.pipe(createWriteStream(output)));
  const [exitCode] = await closed;
  const elapsed = (performance.now() - started) / 1000;
  if (accepted.includes(exitCode)) return elapsed;
  const said = errors.slice(0, MOST_SHOWN);
  throw new Error(`${program} ${args.join(" ")} ended with exit code ${exitCode}:\n${said}`);
}
