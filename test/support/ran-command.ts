// A command of the installer without a process.
import { PassThrough } from "node:stream";
import type { Surroundings } from "../../src/install/surroundings";
import { VERSION } from "./package-builder";

interface Runnable<Options> {
  run(options: Options, io: Surroundings): Promise<number>;
}

export async function ranCommand<Options>(
  command: Runnable<Options>,
  options: Options,
  { home, env = {} }: { readonly home: string; readonly env?: Record<string, string> },
): Promise<{ readonly code: number; readonly stdout: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const io = { stdout, stderr, env: { HOME: home, ...env }, cwd: home, version: VERSION };
  const code = await command.run(options, io);
  return { code, stdout: String(stdout.read() ?? "") };
}
