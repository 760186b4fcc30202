import { execFile } from "node:child_process";
import { basename } from "node:path";
import type { Io } from "../cli/command";
import { childEnvironment } from "../terraform/child-environment";
import { findTerraform } from "../terraform/terraform-program";
import { about, type Check } from "./doctor-schema";

const NONE = "Neither terraform nor tofu is on PATH.";
const OLDEST: readonly [number, number] = [1, 5];

interface Found {
  readonly tool: "terraform" | "tofu";
  readonly check: Check;
}

/** Whether there is a Terraform, and which of the two tools it is. Starts it once, for its version. */
export async function terraformCheck(io: Pick<Io, "env" | "signal" | "cwd">): Promise<Found> {
  const program = await findTerraform(io.env, io.cwd).catch(() => undefined); // its words are about plans
  const tool = basename(program ?? "").startsWith("tofu") ? "tofu" : "terraform";
  return { tool, check: await programCheck(program, io) };
}

async function programCheck(
  program: string | undefined,
  { env, signal }: Pick<Io, "env" | "signal">,
): Promise<Check> {
  const { ok, warn, fail } = about("terraform");
  const remedy =
    "Install Terraform 1.5 or newer, or OpenTofu, so that it is on PATH, or name it in TERRAFORM_BINARY_NAME.";
  if (program === undefined) {
    const named = env.TERRAFORM_BINARY_NAME;
    return fail(named ? `TERRAFORM_BINARY_NAME is "${named}", and there is no such program.` : NONE, remedy);
  }
  const said = await output(program, ["version", "-json"], { env, signal });
  if (said === undefined) return fail(`${program} could not be started.`, remedy);
  const version = versionIn(said);
  if (version === undefined) return warn(`${program} does not tell its version.`, remedy);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  const fact = `${program} is version ${version}.`;
  return isOld ? fail(fact, remedy) : ok(fact);
}

function versionIn(said: string): string | undefined {
  try {
    const { terraform_version: version } = JSON.parse(said) as { terraform_version?: unknown };
    return typeof version === "string" && /^\d+\.\d+/.test(version) ? version : undefined;
  } catch {
    return undefined; // not JSON is an answer
  }
}

function output(
  program: string,
  args: readonly string[],
  { env, signal }: Pick<Io, "env" | "signal">,
): Promise<string | undefined> {
  const settings = { env: childEnvironment(env), signal, timeout: 30_000 };
  return new Promise((resolve) => {
    execFile(program, [...args], settings, (error, stdout) => resolve(error ? undefined : stdout));
  });
}
