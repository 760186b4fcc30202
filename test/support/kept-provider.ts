// A provider process that several commands attach to. Terraform starts the provider two to four times a command, and those starts are most
// of what a command costs; a story about people and not about processes can do with one. Each walk has a connection of its own, and with
// it a session that knows nothing of the one before.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

/** TF_REATTACH_PROVIDERS as a shell would set it from the line that the provider prints. */
export async function reattachValue(started: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: started.stdout ?? process.stdin })) {
    if (!line.includes("TF_REATTACH_PROVIDERS=")) continue;
    const script = `${line.trim()}; printf %s "$TF_REATTACH_PROVIDERS"`;
    return (await promisify(execFile)("sh", ["-c", script])).stdout;
  }
  throw new Error("The provider ended without a line to attach by.");
}

interface KeptProvider {
  /** For TF_REATTACH_PROVIDERS of a command. */
  readonly attach: string;
  readonly child: ChildProcess;
}

const kept: Promise<KeptProvider>[] = [];

interface HowToKeep {
  readonly script: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** The file that its log goes into. */
  readonly log: string;
}

/** A getter that starts the provider when it is first called; it ends with the test. */
export function keptProvider(how: HowToKeep) {
  let started: Promise<KeptProvider> | undefined;
  return async (): Promise<string> => {
    if (!started) {
      started = startKept(how);
      kept.push(started);
    }
    return (await started).attach;
  };
}

async function startKept({ script, cwd, env, log }: HowToKeep): Promise<KeptProvider> {
  const stderr = openSync(log, "a");
  const child = spawn(process.execPath, [script, "--debug"], { cwd, env, stdio: ["ignore", "pipe", stderr] });
  closeSync(stderr);
  return { attach: await reattachValue(child), child };
}

/** One that ended by itself has crashed, whatever the test made of its commands. */
afterEach(async () => {
  const children = (await Promise.all(kept.splice(0))).map(({ child }) => child);
  const crashed = children.flatMap(({ exitCode, signalCode }) => exitCode ?? signalCode ?? []);
  const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const ended = running.map((child) => once(child, "exit"));
  for (const child of running) child.kill("SIGINT");
  await Promise.all(ended);
  if (crashed.length > 0) throw new Error(`A kept provider ended by itself, with ${crashed.join(", ")}.`);
});
