import type { CliConfiguration } from "../cli-configuration";
import type { Locked } from "../lock-file";
import type { Tool } from "../names";
import { type Machine, quoted, type Surroundings } from "../surroundings";
import type { Visible } from "../visible";

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
