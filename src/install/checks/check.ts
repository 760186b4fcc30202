import type { CliConfiguration } from "../cli-configuration";
import type { Locked } from "../lock-file";
import type { Tool } from "../names";
import { type Machine, quoted, type Surroundings } from "../surroundings";
import type { Visible } from "../visible";

/** One thing that was looked at; a part of what `doctor` prints. */
export interface Check {
  readonly id: string;
  readonly status: "ok" | "warn" | "fail" | "skipped";
  readonly fact: string;
  readonly remedy: string | null;
}

/** What is found under one id. What is not right has a remedy: a sentence, or the one command that ends it. */
export const about = (id: string) => {
  const without =
    (status: Check["status"]) =>
    (fact: string): Check => ({ id, status, fact, remedy: null });
  const wrong =
    (status: Check["status"]) =>
    (fact: string, remedy: string): Check => ({ id, status, fact, remedy });
  return { ok: without("ok"), skipped: without("skipped"), warn: wrong("warn"), fail: wrong("fail") };
};

export const run = (command: string): string => `Run: ${command}`;

/** What every check looks at. */
export interface Found {
  /** Where `init` runs. */
  readonly folder: string;
  readonly io: Pick<Surroundings, "env" | "cwd" | "version">;
  readonly machine: Machine;
  readonly tool: Tool;
  readonly config: CliConfiguration;
  readonly locked: Locked | undefined;
  readonly visible: Visible;
}

/** A command of the tool in the folder. */
export const toolCommand = ({ tool, folder, io }: Found, ...args: readonly string[]): string =>
  [io.env.TERRAFORM_BINARY_NAME || tool, ...(folder === io.cwd ? [] : [`-chdir=${folder}`]), ...args]
    .map(quoted)
    .join(" ");
