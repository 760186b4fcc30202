import { Command, CommanderError, Option } from "commander";
import { hideSecretsOf } from "../../secrets/hidden";
import { AccessError, messageOf } from "../cli/access-error";
import type { AccessCommand, Io, SharedOptions } from "../cli/command";
import { EXIT } from "../cli/exit-code";
import { withHiddenStreams } from "../cli/hidden-streams";
import { addOptions } from "../cli/options";
import { REDACTIONS } from "../facts/redact";
import { lineByLine } from "../text/every-text";
import { harmless } from "../text/safe-text";
import { COMMANDS } from "./all";

/**
 * Runs one command line, without the program's name, and resolves to the exit code. Never throws, never ends
 * the process.
 */
export async function runAccess(
  argv: readonly string[],
  given: Io,
  commands: readonly AccessCommand[] = COMMANDS,
): Promise<number> {
  hideSecretsOf(given.env);
  const io = withHiddenStreams(given);
  let code: number = EXIT.clean;
  const program = makeProgram(io);
  for (const command of commands) {
    const sub = program.command(command.name).summary(command.summary).description(command.summary);
    if (command.argument) sub.argument(`[${command.argument[0]}]`, command.argument[1]);
    addOptions(sub, command.options);
    sub.action(async () => {
      const options = { ...sub.optsWithGlobals(), args: sub.args } as SharedOptions;
      code = await command.run(options as never, withClock(io, options.now));
    });
  }
  try {
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.error;
    io.stderr.write(`${io.program ?? "automox-access"}: ${shown(messageOf(error))}\n`);
    return EXIT.error;
  } finally {
    io.flush();
  }
}

export function makeProgram(io: Pick<Io, "program" | "version" | "stdout" | "stderr">): Command {
  return new Command(io.program ?? "automox-access")
    .description("Reviews, compares and exports who has access to Automox. Writes nothing to Automox.")
    .version(io.version)
    .option("--config <file>", "policy file; default access.yaml of the working folder if it is there")
    .option("--quiet", "no progress on stderr")
    .option("--no-color", "no colours; NO_COLOR does the same")
    .addOption(new Option("--redact <how>", "hide people's addresses and names").choices(REDACTIONS))
    .option("--now <time>", "RFC 3339 time to reckon with instead of the clock's")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText(
      "after",
      "\nExit codes: 0 clean, 1 error, 2 changes or drift, 3 a guard failed, 4 incomplete (do not trust it).",
    )
    .showHelpAfterError("Run with --help for what there is.")
    .exitOverride();
}

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i;

function withClock(io: Io, now: string | undefined): Io {
  if (now === undefined) return io;
  const time = new Date(now);
  // Date takes "5" for a month, and a time without a zone for one of this machine's.
  if (!RFC_3339.test(now) || Number.isNaN(time.getTime()))
    throw new AccessError(
      `Expected --now to be an RFC 3339 time such as 2026-01-31T12:00:00Z, got ${JSON.stringify(now)}.`,
    );
  return { ...io, now: () => time };
}

/** Files and answers may be quoted in it. */
const shown = (message: string): string => lineByLine(message, (line) => harmless(line, 2_000));
