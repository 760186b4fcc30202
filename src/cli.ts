import { runAccess } from "./review/cli/run-access";

declare const __VERSION__: string;

const ending = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  // The second one ends the process as if nobody listened.
  process.once(signal, () => ending.abort(new Error(`ended by ${signal}`)));
}

// A reader that went away (`| head`) is no failure worth a stack trace.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

runAccess(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  env: process.env,
  cwd: process.cwd(),
  now: () => new Date(),
  elapsedMs: () => performance.now(),
  isTerminal: { stdout: process.stdout.isTTY === true, stderr: process.stderr.isTTY === true },
  version: __VERSION__,
  signal: ending.signal,
}).then((code) => {
  // Not exit(): what was written to a pipe must be read to the end first.
  process.exitCode = code;
});
