// The processes of a demo. Each is the head of its own process group, so that Ctrl-C reaches the demo alone, which
// then ends them in order; and whatever way the demo ends, none outlives it.
import { spawn } from "node:child_process";
import { once } from "node:events";

/** The demo was asked to stop. Not a failure of anything it shows. */
export class Interrupted extends Error {}

const GRACE_MS = 5_000;
const running = new Set();

function launch(program, args, options) {
  const child = spawn(program, args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  // "close" comes when the last output is read; "error" when it could not even be started.
  const ended = once(child, "close").finally(() => running.delete(child));
  return { child, ended };
}

/** A process and all it started: Terraform and its plugins, say. */
function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // it has ended meanwhile
  }
}

/** Ends every process at once, for a program that is itself about to end. */
export function killAll() {
  for (const child of running) if (child.pid !== undefined) killGroup(child, "SIGKILL");
}

/** Asks one process to end, and after a while no longer asks. */
async function stop({ child, ended }, signal) {
  child.kill(signal);
  const impatience = setTimeout(() => killGroup(child, "SIGKILL"), GRACE_MS);
  await ended.catch(() => {}); // whoever started it is told
  clearTimeout(impatience);
}

/**
 * Runs a program to its end.
 *
 * @param {{ program: string, args: string[], cwd: string, env: Record<string, string>, signal: AbortSignal }} command
 * @returns {Promise<{ exitCode: number | null, stdout: string, stderr: string }>}
 * @throws {Interrupted} after the program has ended, when the signal was aborted.
 */
export async function run({ program, args, cwd, env, signal }) {
  if (signal.aborted) throw new Interrupted();
  const started = launch(program, args, { cwd, env });
  const interrupt = () => void stop(started, "SIGINT");
  signal.addEventListener("abort", interrupt, { once: true });
  try {
    const output = [text(started.child.stdout), text(started.child.stderr)];
    const [exitCode] = await started.ended;
    if (signal.aborted) throw new Interrupted();
    const [stdout, stderr] = await Promise.all(output);
    return { exitCode, stdout, stderr };
  } finally {
    signal.removeEventListener("abort", interrupt);
  }
}

/**
 * Starts a program that prints one line of JSON when it is ready, and goes on.
 *
 * @returns {Promise<{ ready: object, stop: () => Promise<void> }>}
 */
export async function serve(program, args) {
  const started = launch(program, args, {});
  const errors = text(started.child.stderr);
  const exit = started.ended.then(async () => {
    throw new Error(`${program} ended at once: ${(await errors).trim()}`);
  });
  const line = await Promise.race([firstLine(started.child.stdout), exit]);
  exit.catch(() => {}); // from here on its end is expected
  return { ready: JSON.parse(line), stop: () => stop(started, "SIGTERM") };
}

async function text(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function firstLine(stream) {
  return new Promise((resolve) => {
    let seen = "";
    stream.setEncoding("utf8").on("data", (chunk) => {
      seen += chunk;
      const end = seen.indexOf("\n");
      if (end !== -1) resolve(seen.slice(0, end));
    });
  });
}
