import { basename } from "node:path";
import { accessCommand } from "./access/cli/command";
import { COMMANDS } from "./access/commands/all";
import { runAccess } from "./access/commands/run-access";
import { installationChecks } from "./install/checks/installation-checks";
import { installCommand, uninstallCommand } from "./install/commands";
import { thisMachine } from "./install/surroundings";
import { hidden } from "./secrets/hidden";

declare const __VERSION__: string;

/** The commands are the same, whoever loaded this; they are named as they were started. */
const PROGRAM = /^automox-access/.test(basename(process.argv[1] ?? ""))
  ? "automox-access"
  : "terraform-provider-automox";

/** What a command may take to stop by itself; whoever waits for a pipe that never ends does not see the signal. */
const GRACE_MS = 1_000;

const ending = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  // The second one ends the process as if nobody listened.
  process.once(signal, () => {
    ending.abort(new Error(`ended by ${signal}`));
    setTimeout(() => {
      process.stderr.write(`${PROGRAM}: ended by ${signal}\n`);
      process.exit(1);
    }, GRACE_MS).unref();
  });
}

// A reader that went away (`| head`) is no failure worth a stack trace, and changes nothing about the result: the exit code says what it would
// have said, and files are still written.
process.stderr.on("error", () => {}); // nobody is left to tell it to
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return;
  process.stderr.write(`${PROGRAM}: Cannot write the result: ${error.message}\n`);
  process.exit(1);
});

// Nobody's text leaves without a look for secrets, not even that of a bug.
process.on("uncaughtException", (error) => {
  process.stderr.write(hidden(`${PROGRAM}: an error of its own: ${error.stack ?? error}\n`));
  process.exit(1);
});

const { env } = process;
const machine = thisMachine(__dirname);
const [cwd, version] = [process.cwd(), __VERSION__];
// Such a terminal shows neither a bar nor colours.
const isPlain = env.TERM === "dumb";

const io = {
  program: PROGRAM,
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  env,
  cwd,
  now: () => new Date(),
  elapsedMs: () => performance.now(),
  isTerminal: {
    stdout: process.stdout.isTTY === true && !isPlain,
    // A log of a pipeline that pretends to be a terminal keeps every frame of a bar.
    stderr: process.stderr.isTTY === true && !isPlain && !env.CI,
  },
  columns: process.stdout.columns,
  version,
  signal: ending.signal,
  installation: (where: Parameters<typeof installationChecks>[2]) =>
    installationChecks(machine, { env, cwd, version }, where),
};
runAccess(process.argv.slice(2), io, [
  ...COMMANDS,
  accessCommand(installCommand(machine)),
  accessCommand(uninstallCommand(machine)),
]).then((code) => {
  // Not exit(): what was written to a pipe must be read to the end first.
  process.exitCode = code;
});
