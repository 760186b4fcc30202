import type { OptionsOf, OptionTable } from "./options";

/** All that a command sees of the process, so that tests need none. */
export interface Io {
  /** The result, and nothing else. */
  readonly stdout: NodeJS.WritableStream;
  /** Progress, warnings, errors. */
  readonly stderr: NodeJS.WritableStream;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The only clock for anything that is printed; `--now` replaces it. */
  readonly now: () => Date;
  /** Milliseconds since any fixed moment, for progress alone. */
  readonly elapsedMs: () => number;
  readonly isTerminal: { readonly stdout: boolean; readonly stderr: boolean };
  /** Width of the terminal behind stdout; undefined where there is none. */
  readonly columns?: number | undefined;
  /** Of the package. */
  readonly version: string;
  /** Aborted by SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
  /** As it was started; default automox-access. */
  readonly program?: string;
  /** How the provider is installed, seen from the folder where `init` runs: what `doctor` says of it. */
  readonly installation?: (where: {
    readonly folder: string;
    readonly tool: "terraform" | "tofu";
  }) => Promise<readonly Finding[]>;
}

/** One thing that was looked at: what was found, and what to do about it. */
interface Finding {
  /** Stable, for scripts. */
  readonly id: string;
  readonly status: "ok" | "warn" | "fail" | "skipped";
  readonly fact: string;
  readonly remedy: string | null;
}

/**
 * Options of the program itself, given before or after the command's name; every `run` receives them beside
 * its own.
 */
export interface SharedOptions {
  /** File with the policy; without it `access.yaml` of the working folder is read if it is there. */
  readonly config?: string;
  /** No progress on stderr. */
  readonly quiet?: boolean;
  /** False with `--no-color`. */
  readonly color: boolean;
  readonly redact?: string;
  readonly now?: string;
  /** Positional arguments in order. */
  readonly args: readonly string[];
}

/**
 * One command of automox-access. `run` gets what commander parsed and resolves to an exit code (`EXIT`). It throws
 * `AccessError` for what the user can mend; anything else thrown ends with code 1 as well. None ever writes to Automox.
 */
export interface AccessCommand<Table extends OptionTable = never> {
  readonly name: string;
  readonly summary: string;
  /** The one positional argument, which may be left out. */
  readonly argument?: readonly [name: string, meaning: string];
  readonly options: Table;
  run(options: SharedOptions & OptionsOf<Table>, io: Io): Promise<number>;
}

/** Types the options of `run` by the table. */
export const accessCommand = <Table extends OptionTable>(command: AccessCommand<Table>): AccessCommand =>
  command as unknown as AccessCommand;
