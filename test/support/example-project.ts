// A project of examples/, copied into the run's artefacts and installed there with what this run has built.
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { copyExample } from "../../scripts/example-projects.mjs";
import { scriptOf } from "../../scripts/test/run-tool.mjs";
import { type Exit, start } from "./terraform-process";

export interface ExampleProject {
  readonly folder: string;
  /** Runs main.ts as `npx ts-node` does, without checking types again: what each stack became, by its name. */
  synth(env?: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>>;
  /** Runs a command in the project's folder: that of an installed package, or a script by another Node. */
  run(tool: Tool, how: RunOptions): Promise<Exit>;
}

type Tool = { readonly command: string } & (
  | { readonly package: string }
  | { readonly node: string; readonly script: string }
);

interface RunOptions {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** An empty folder for projects, side by side as in examples/. */
export const exampleFolder = (): Promise<string> =>
  mkdtemp(join(process.env.AUTOMOX_TEST_ARTEFACTS ?? "", "examples-"));

export async function openExample(name: string, parent: string): Promise<ExampleProject> {
  const folder = join(parent, name);
  const { PATH = "", AUTOMOX_TEST_DIST: dist = "" } = process.env;
  await copyExample(name, { to: folder, dist });
  let count = 0;

  async function run(tool: Tool, { args, env = {} }: RunOptions) {
    count += 1;
    const { node, script } =
      "script" in tool ? tool : { node: process.execPath, script: scriptOf(tool.package, tool.command) };
    const exit = await start({
      program: node,
      args: [script, ...args],
      cwd: folder,
      env: { PATH, HOME: parent, ...env },
      outputPrefix: join(parent, `${name}-${String(count).padStart(3, "0")}-${tool.command}`),
    }).exit;
    if (exit.exitCode !== 0) {
      throw new Error(
        `${tool.command} ${args.join(" ")} ended with ${exit.exitCode}:\n${exit.stdout}\n${exit.stderr}`,
      );
    }
    return exit;
  }

  return {
    folder,
    run,
    async synth(env = {}) {
      await run(
        { package: "ts-node", command: "ts-node" },
        { args: ["main.ts"], env: { ...env, TS_NODE_TRANSPILE_ONLY: "true" } },
      );
      const stacks = join(folder, "cdktf.out", "stacks");
      return Object.fromEntries(
        readdirSync(stacks).map((stack) => [stack, readFileSync(join(stacks, stack, "cdk.tf.json"), "utf8")]),
      );
    },
  };
}
