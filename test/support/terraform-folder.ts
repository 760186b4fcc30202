import { cp, mkdir, mkdtemp } from "node:fs/promises";
import { basename, join } from "node:path";

/** Declares our provider in every working directory; the configuration a test writes need not. */
export const REQUIREMENTS = "terraform.tf";
/** Nothing listens there: a test that forgot its simulator fails instead of reaching the real Automox. */
const NOWHERE = "http://127.0.0.1:9/api";

/**
 * A fresh directory in the run's artefacts, with what one `init` for all tests has made: copying a link and a lock
 * file costs nothing, a process each would cost every test a third of a second.
 */
export async function workingFolder(): Promise<{ folder: string; runs: string }> {
  const initialized = required("AUTOMOX_TEST_INITIALIZED");
  const file = basename(expect.getState().testPath ?? "unknown").replace(/\.test\.ts$/, "");
  const root = await mkdtemp(join(required("AUTOMOX_TEST_ARTEFACTS"), `${file}-`));
  const [folder, runs] = [join(root, "work"), join(root, "runs")];
  await mkdir(runs);
  await cp(initialized, folder, { recursive: true, verbatimSymlinks: true });
  return { folder, runs };
}

/** Nothing of the machine's own settings, credentials and plugin caches. */
export function baseEnvironment(): Record<string, string | undefined> {
  return {
    PATH: process.env.PATH,
    TERRAFORM_BINARY_NAME: process.env.TERRAFORM_BINARY_NAME,
    HOME: required("AUTOMOX_TEST_INITIALIZED"),
    CHECKPOINT_DISABLE: "1",
    TF_CLI_CONFIG_FILE: join(required("AUTOMOX_TEST_DIST"), "terraform.tfrc"),
    TF_IN_AUTOMATION: "1",
    // Terraform lives for less than a second: to tidy up its memory more often is a tenth of its work.
    GOGC: "400",
    TF_LOG_PROVIDER: "TRACE",
    AUTOMOX_API_KEY: required("AUTOMOX_API_KEY"),
    AUTOMOX_BASE_URL: NOWHERE,
  };
}

export function withoutUndefined(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: tests that start Terraform belong into test/accept or test/long`);
  }
  return value;
}

/**
 * Terraform keeps what a configuration or a variable holds in plans and states, and `npm test` would rightly find the
 * run's key there.
 *
 * @throws {Error} when the text holds it; the environment is the way for a key, and a test about a key in the
 *   configuration uses one of its own.
 */
export function refuseMarkedKey(text: string): void {
  if (text.includes(required("AUTOMOX_API_KEY"))) {
    throw new Error("The run's API key must not be in a configuration or a variable: use another key there.");
  }
}
