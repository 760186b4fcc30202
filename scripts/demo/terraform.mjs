import { writeFile } from "node:fs/promises";
import { basename, delimiter, dirname, join } from "node:path";
import { run } from "./processes.mjs";

/** `plan -detailed-exitcode` */
const NO_CHANGES = 0;
const FAILURE = 1;
const CHANGES = 2;

/** Nothing of the viewer's own settings: no plugin cache, no variables, no configuration file, no question about new versions. */
export function terraformEnvironment({ folder, cliConfig, env }) {
  const own = Object.entries(process.env).filter(([key]) => !/^(TF_|AUTOMOX_|TERRAFORM_)/i.test(key));
  return {
    ...Object.fromEntries(own),
    // The launcher of the plugin asks for `node`: the one that runs this.
    PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ""}`,
    CHECKPOINT_DISABLE: "1",
    TF_CLI_CONFIG_FILE: cliConfig,
    TF_DATA_DIR: join(folder, ".terraform"),
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    ...env,
  };
}

/**
 * Terraform in the demo's folder.
 *
 * @param {{ program: string, folder: string, cliConfig: string, env: Record<string, string>, signal: AbortSignal }} scene
 */
export function createTerraform({ program, folder, cliConfig, env, signal }, narrator) {
  const name = basename(program).replace(/\.exe$/, "");
  const environment = terraformEnvironment({ folder, cliConfig, env });
  const plain = narrator.colours.isColorSupported ? [] : ["-no-color"];

  /** Runs a command in silence. @throws {Error} with what Terraform said, on another exit code than those allowed. */
  async function quietly(args, allowed = [0]) {
    const ended = await run({ program, args, cwd: folder, env: environment, signal });
    if (!allowed.includes(ended.exitCode)) {
      const said = `${ended.stdout}\n${ended.stderr}`.trim();
      throw new Error(`${name} ${args.join(" ")} ended with exit code ${ended.exitCode}:\n${said}`);
    }
    return ended;
  }

  /** Shows the command as a viewer would type it, runs it, and shows what it says of interest. */
  async function show(typed, args, { allowed = [0], interest = (text) => text } = {}) {
    narrator.command(`${name} ${typed}`);
    const ended = await quietly([...args, ...plain], allowed);
    const text = interest(ended.stdout).trim();
    if (text !== "") narrator.say(`${text}\n`);
    return ended;
  }

  return {
    init: () => show("init", ["init"], { interest: (text) => linesWith(text, /Installed|initialized!/) }),

    /** Plans into a file and shows the plan. Answers the changes it holds, as Terraform's JSON tells them. */
    async plan() {
      const { exitCode } = await show("plan -out=tfplan", ["plan", "-detailed-exitcode", "-out=tfplan"], {
        allowed: [NO_CHANGES, CHANGES],
        interest: planOnly,
      });
      const { stdout } = await quietly(["show", "-json", "tfplan"]);
      const changes = (JSON.parse(stdout).resource_changes ?? []).filter(
        ({ change }) => change.importing || change.actions.join() !== "no-op",
      );
      return { isEmpty: exitCode === NO_CHANGES, changes };
    },

    /** The plan for automox-access, which starts nothing of this folder. */
    async printPlan() {
      narrator.command(`${name} show -json tfplan > tfplan.json`);
      const { stdout } = await quietly(["show", "-json", "tfplan"]);
      await writeFile(join(folder, "tfplan.json"), stdout);
    },

    apply: () => show("apply tfplan", ["apply", "tfplan"], { interest: withoutRefresh }),

    /** Shows the first reason for which a destroy is refused. */
    async planRefusedDestroy() {
      const silent = { allowed: [FAILURE], interest: () => "" };
      const { stderr } = await show("plan -destroy", ["plan", "-destroy"], silent);
      const [, first = stderr] = /(Error:.*?)(?=\n[^\n]*Error:|$)/s.exec(stderr) ?? [];
      narrator.say(first.trimEnd());
      return stderr;
    },

    destroy: (variable) =>
      show(`destroy -var=${variable}`, ["destroy", "-auto-approve", `-var=${variable}`], {
        interest: (text) => linesWith(text, /Destr(oying\.\.\.|uction complete|oy complete!)/),
      }),
  };
}

const withoutRefresh = (text) => text.replace(/^.*: (Refreshing state|Reading|Read complete)\b.*\n/gm, "");

/** Without the legend before it and the remarks about the saved file after it. */
const planOnly = (text) =>
  withoutRefresh(text)
    .replace(/^[\s\S]*?(?=^.*(?:will perform the following actions:|No changes\.))/m, "")
    .replace(/\n\n.*─{10}[\s\S]*$/, "");

const linesWith = (text, wanted) =>
  text
    .split("\n")
    .filter((line) => wanted.test(line))
    .join("\n");
