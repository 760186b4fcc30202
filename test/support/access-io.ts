// automox-access without a process: what a command sees, and what it wrote.
import { Writable } from "node:stream";
import type { AccessCommand, Io } from "../../src/access/cli/command";
import { runAccess } from "../../src/access/commands/run-access";

export const NOW = "2026-03-01T12:00:00.000Z";

export interface AccessRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line, `["review", "--plan", file]` for example, at a fixed time and in an environment of its own. */
export async function access(
  argv: readonly string[],
  more: Partial<Io> & { readonly commands?: readonly AccessCommand[] } = {},
): Promise<AccessRun> {
  const { commands, ...parts } = more;
  const [stdout, stderr] = [kept(), kept()];
  const io: Io = {
    stdout: stdout.stream,
    stderr: stderr.stream,
    stdin: (async function* () {})(),
    env: {},
    cwd: process.cwd(),
    now: () => new Date(NOW),
    elapsedMs: () => 0,
    isTerminal: { stdout: false, stderr: false },
    version: "0.0.0",
    signal: new AbortController().signal,
    ...parts,
  };
  const code = await (commands ? runAccess(argv, io, commands) : runAccess(argv, io));
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function kept() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString("utf8") };
}
