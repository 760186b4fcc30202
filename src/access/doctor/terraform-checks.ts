import { execFile } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Io } from "../cli/command";
import { childEnvironment } from "../terraform/child-environment";
import { findTerraform } from "../terraform/terraform-program";
import { about, type Check } from "./doctor-schema";

const PROVIDER = "automox-iac/automox";
const NONE = "Neither terraform nor tofu is on PATH.";
const OLDEST: readonly [number, number] = [1, 5];
/** The launcher starts `node` from PATH. */
const OLDEST_NODE = 20;

/**
 * Whether Terraform and the provider are there, seen from the folder where `init` runs. Starts Terraform
 * once, for its version.
 */
export async function terraformChecks(
  folder: string,
  io: Pick<Io, "env" | "signal" | "cwd">,
): Promise<readonly Check[]> {
  const config = await cliConfig(io.env);
  return [
    nodeCheck(process.versions.node),
    await programCheck(io),
    configCheck(config),
    await installedCheck(folder, config),
  ];
}

export function nodeCheck(version: string): Check {
  const { ok, fail } = about("node");
  return Number(version.split(".")[0]) >= OLDEST_NODE
    ? ok(`Node ${version} runs this.`)
    : fail(`Node ${version} runs this.`, `The provider needs Node ${OLDEST_NODE} or newer on PATH.`);
}

async function programCheck({ env, signal, cwd }: Pick<Io, "env" | "signal" | "cwd">): Promise<Check> {
  const { ok, warn, fail } = about("terraform");
  const remedy =
    "Install Terraform 1.5 or newer, or OpenTofu, so that it is on PATH, or name it in TERRAFORM_BINARY_NAME.";
  const program = await findTerraform(env, cwd).catch(() => undefined); // its words are about plans
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

interface CliConfig {
  readonly file: string;
  /** From the environment, or the place where Terraform looks by itself. */
  readonly from: "TF_CLI_CONFIG_FILE" | "home";
  /** Null: not there. */
  readonly text: string | null;
}

async function cliConfig(env: Io["env"]): Promise<CliConfig> {
  const named = env.TF_CLI_CONFIG_FILE || env.TERRAFORM_CONFIG;
  const file = named || join(env.HOME || homedir(), ".terraformrc");
  const text = await readFile(file, "utf8").catch(() => null); // whether it is there is the question
  return { file, from: named ? "TF_CLI_CONFIG_FILE" : "home", text };
}

/**
 * Where Terraform would take the provider from. The file is not parsed, only searched: its other settings are
 * nobody's business.
 */
function configCheck({ file, from, text }: CliConfig): Check {
  const { ok, warn, fail } = about("cli-config");
  const remedy =
    "Build or install the provider and point TF_CLI_CONFIG_FILE at the terraform.tfrc that comes with it, then run `terraform init`.";
  if (text === null)
    return from === "home"
      ? warn("There is no CLI configuration, so Terraform looks for the provider in registries.", remedy)
      : fail(`TF_CLI_CONFIG_FILE names ${file}, which is not there.`, remedy);
  const plain = withoutComments(text);
  if (isOverridden(plain))
    return warn(
      `${file} overrides the provider for development (dev_overrides): versions and lock file are ignored.`,
      "Remove it where people work with the provider.",
    );
  if (/filesystem_mirror|network_mirror/.test(plain) && /automox-iac/.test(plain))
    return ok(`${file} tells Terraform where a mirror with the provider is.`);
  return warn(`${file} does not mention the provider.`, remedy);
}

function withoutComments(text: string): string {
  const [first = "", ...commented] = text.split("/*");
  const outside = commented.map((part) => part.split("*/").slice(1).join("*/"));
  return [first, ...outside].join("").replaceAll(/^[ \t]*(?:#|\/\/).*$/gm, "");
}

const isOverridden = (plain: string): boolean =>
  plain
    .split("dev_overrides")
    .slice(1)
    .some((after) => /^\s*\{/.test(after) && (after.split("}", 1)[0] ?? "").includes(PROVIDER));

/** From a lock file, as Terraform itself lays it out. */
function lockedVersion(lock: string): string | undefined {
  const blocks = lock.split(/^provider[ \t]+/m).map((block) => block.split("}", 1)[0] ?? "");
  const own = blocks.find((block) => /^"[^"\n]*"/.exec(block)?.[0].endsWith(`/${PROVIDER}"`));
  return /^[ \t]*version[ \t]*=[ \t]*"([^"\n]+)"/m.exec(own ?? "")?.[1];
}

async function installedCheck(folder: string, config: CliConfig): Promise<Check> {
  const { ok, warn, fail, skipped } = about("provider");
  const lock = await readFile(join(folder, ".terraform.lock.hcl"), "utf8").catch(() => null); // before `init`
  const locked = lockedVersion(lock ?? "");
  const installed = await installedVersions(join(folder, ".terraform", "providers"));
  const remedy = "Run `terraform init` there.";
  if (isOverridden(withoutComments(config.text ?? "")))
    return skipped("The provider is overridden for development, so nothing has to be installed.");
  if (locked === undefined && installed.length === 0)
    return (await stat(join(folder, ".terraform")).catch(() => null)) === null
      ? skipped(`${folder} is no initialized Terraform folder; name one with --terraform-dir.`)
      : warn(
          `${folder} is initialized, and does not use ${PROVIDER}.`,
          "Add it to required_providers, then run `terraform init`.",
        );
  if (installed.length === 0)
    return fail(`The lock file wants ${PROVIDER} ${locked}, and it is not installed.`, remedy);
  if (locked !== undefined && !installed.includes(locked))
    return fail(
      `The lock file wants ${PROVIDER} ${locked}, and ${installed.join(", ")} is installed.`,
      remedy,
    );
  const pinned = locked === undefined ? ", and no lock file pins it" : ", as the lock file wants";
  return ok(`${PROVIDER} ${installed.join(", ")} is installed${pinned}.`);
}

/** By host, namespace, name and version. */
async function installedVersions(providers: string): Promise<readonly string[]> {
  const entries = (folder: string) => readdir(folder).catch(() => [] as string[]); // not there: nothing is installed
  const versions = [];
  for (const host of await entries(providers))
    versions.push(...(await entries(join(providers, host, PROVIDER))));
  return [...new Set(versions)].sort();
}
