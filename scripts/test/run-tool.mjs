import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ROOT } from "./artefacts.mjs";

/** Without output. A busy machine may take its time as long as it gets on; what hangs must not hang the whole run. */
const TIMEOUT_MS = 15 * 60_000;

/** The script behind a package's command, run by this Node: no shell, no PATH, the same on every system. */
export function scriptOf(packageName, command) {
  // By its place: a package may keep its manifest out of its exports.
  const folder = join(ROOT, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
}

/**
 * Runs a package's command from the project's root to its end.
 *
 * @param {{ script: string, args: string[], env?: NodeJS.ProcessEnv, output?: (chunk: Buffer) => void,
 *   timeoutMs?: number }} command `timeoutMs`: how long it may print nothing
 * @returns {Promise<{ exitCode: number | null, text: string }>} stdout and stderr together; no exit code when it
 *   printed nothing for too long.
 */
export async function runScript({
  script,
  args,
  env = process.env,
  output = () => {},
  timeoutMs = TIMEOUT_MS,
}) {
  // A group of its own, so that its workers end with it: one that hangs would hold our pipes and a core for ever.
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  const end = () => killGroup(child);
  const stop = () => {
    end();
    process.exit(130);
  };
  const timer = setTimeout(end, timeoutMs);
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      timer.refresh();
      chunks.push(chunk);
      output(chunk);
    });
  }
  try {
    const [exitCode] = await once(child, "close");
    return { exitCode, text: Buffer.concat(chunks).toString("utf8") };
  } finally {
    clearTimeout(timer);
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}

function killGroup(child) {
  if (process.platform === "win32") child.kill("SIGKILL");
  else process.kill(-child.pid, "SIGKILL");
}

/** Runs a checker as one test: its complaints become the note. */
export async function runChecker(command) {
  const { exitCode, text } = await runScript(command);
  return exitCode === 0
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1, note: `${basename(command.script)} says:\n${text}` };
}
