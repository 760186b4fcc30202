// From starting a process to the first line on its stdout: for a plugin, the handshake, after which Terraform
// connects. A start happens three to five times a command, so it is most of what a small run costs.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** What Terraform 1.11 puts into a plugin's environment; with the certificate the plugin makes its own, too. */
const HANDSHAKE = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "6,5",
  PLUGIN_MIN_PORT: "10000",
  PLUGIN_MAX_PORT: "25000",
  PLUGIN_CLIENT_CERT: readFileSync(here("client-certificate.pem"), "utf8"),
};

/** The least a plugin in Node could cost. */
export const EMPTY_SCRIPT = here("empty-script.cjs");

/** Milliseconds until the first output of `program ARGS`. */
export async function timeToFirstLine(program, args = []) {
  const env = { ...process.env, ...HANDSHAKE };
  const started = performance.now();
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  const elapsed = performance.now() - started;
  // SIGTERM, so that the plugin removes its socket; SIGKILL for one that would not go.
  const closed = once(child, "close");
  child.kill("SIGTERM");
  const killer = setTimeout(() => child.kill("SIGKILL"), 2_000);
  await closed;
  clearTimeout(killer);
  return elapsed;
}
