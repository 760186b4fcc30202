// A shell in which the commands of a page are typed: a project with the package installed, Terraform, and an Automox.
import { execFile } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { exitCodeOf } from "./exit-code";

interface Typed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface PageShell {
  /** In which everything runs. */
  readonly env: NodeJS.ProcessEnv;
  /** Types the lines of a block; a line that fails ends it, as `set -e` says. `input` is typed at questions. */
  type(lines: string, input?: string): Promise<Typed>;
}

const COMMANDS = {
  "automox-access": "automox-access.cjs",
  "automox-simulator": "automox-simulator.cjs",
  "terraform-provider-automox": "provider.cjs",
};

/** @param env Beside PATH, HOME and Terraform's name. */
export function openShell(folder: string, env: Readonly<Record<string, string | undefined>>): PageShell {
  const { AUTOMOX_TEST_DIST: dist = "", TERRAFORM_BINARY_NAME: terraform = "" } = process.env;
  const bin = join(folder, "node_modules", ".bin");
  const tools = join(folder, "..", "tools");
  const home = join(folder, "..", "home");
  for (const each of [bin, tools, home]) mkdirSync(each, { recursive: true });
  writeFileSync(join(folder, "package.json"), "{}");
  for (const [name, file] of Object.entries(COMMANDS)) symlinkSync(join(dist, file), join(bin, name));
  symlinkSync(terraform, join(tools, "terraform"));
  const settings = {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
    env: {
      PATH: `${tools}:${process.env.PATH}`,
      HOME: home,
      CHECKPOINT_DISABLE: "1",
      // npx asks nobody: what the page names is installed.
      npm_config_offline: "true",
      npm_config_update_notifier: "false",
      ...env,
    } as NodeJS.ProcessEnv,
  };
  return {
    env: settings.env,
    type: (lines, input = "") =>
      new Promise((resolve) => {
        const child = execFile(
          "bash",
          ["--norc", "-euo", "pipefail", "-c", lines],
          settings,
          (error, stdout, stderr) =>
            resolve({ code: exitCodeOf(error), stdout: stripVTControlCharacters(stdout), stderr }),
        );
        child.stdin?.end(input);
      }),
  };
}
