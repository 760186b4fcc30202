import { type Command, Option } from "commander";

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
 * One command of automox-access. `configure` adds its options to a fresh commander command; `run` gets what
 * commander parsed and resolves to an exit code (`EXIT`). It throws `AccessError` for what the user can mend;
 * anything else thrown ends with code 1 as well. Neither ever writes to Automox.
 */
export interface AccessCommand<Options = never> {
  readonly name: string;
  readonly summary: string;
  configure(command: Command): void;
  run(options: Options, io: Io): Promise<number>;
}

/** Parses an option that may be given several times. */
export const several = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/**
 * Options by their flags, in the order of the help: what they mean, and where that is not all, what else is known of
 * them. A `*` behind the flags: may be given several times.
 */
export function addOptions(
  command: Command,
  table: Readonly<Record<string, string | readonly [meaning: string, refine: (option: Option) => Option]>>,
): void {
  for (const [flags, entry] of Object.entries(table)) {
    const [meaning, refine] = typeof entry === "string" ? [entry] : entry;
    const option = new Option(flags.replace("*", ""), meaning);
    if (flags.endsWith("*")) option.argParser(several);
    command.addOption(refine?.(option) ?? option);
  }
}
