import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Output goes to `PREFIX.stdout` and `PREFIX.stderr`, as it comes. */
  readonly outputPrefix: string;
}

export interface Exit {
  /** null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly pid: number;
  /** Sends a signal to Terraform alone; the plugin it started is not touched. */
  kill(signal: NodeJS.Signals): void;
  readonly exit: Promise<Exit>;
}

const running = new Set<ChildProcess>();

/**
 * Starts a program without blocking: a simulator in this process can answer meanwhile. The answer comes when the
 * process has ended and its output is complete on disk.
 */
export function start({ program, args, cwd, env, outputPrefix }: Command): Started {
  const child = spawn(program, args, { cwd, env: { ...env }, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  return {
    pid: child.pid ?? -1,
    kill: (signal) => void child.kill(signal),
    exit: waitForExit(child, outputPrefix).finally(() => running.delete(child)),
  };
}

async function waitForExit(child: ChildProcess, outputPrefix: string): Promise<Exit> {
  const stdout = collect(child.stdout, `${outputPrefix}.stdout`);
  const stderr = collect(child.stderr, `${outputPrefix}.stderr`);
  // "close" comes after the last output. The plugin cannot delay it: its streams lead to Terraform, not to us.
  const [exitCode, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  return { exitCode, signal, stdout: await stdout, stderr: await stderr };
}

async function collect(stream: NodeJS.ReadableStream | null, file: string): Promise<string> {
  const chunks: Buffer[] = [];
  const copy = createWriteStream(file);
  for await (const chunk of stream ?? []) {
    chunks.push(chunk as Buffer);
    copy.write(chunk);
  }
  copy.end();
  await finished(copy);
  return Buffer.concat(chunks).toString("utf8");
}

/** A failed test must not leave a Terraform behind that goes on writing. */
afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
});
