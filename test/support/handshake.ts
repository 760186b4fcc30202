import { spawn } from "node:child_process";

/** What Terraform tells a plugin at least. */
const HANDSHAKE = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "6",
};

/** The whole answer to it, without TLS. */
export const HANDSHAKE_LINE = /^1\|6\|unix\|\/[^|]+\/s\|grpc\|\n$/;

/** Starts a program as a plugin, with an environment of nothing else, and ends it at its first output. */
export async function shakeHands(
  [program = "", ...args]: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const child = spawn(program, args, { env: { ...HANDSHAKE, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].on("data", (chunk: Buffer) => {
      said[name] += chunk;
      child.kill();
    });
  await new Promise((done, fail) => child.once("close", done).once("error", fail));
  return said;
}
