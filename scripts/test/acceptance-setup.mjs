// Jest runs this once before tests that start Terraform, so that `npx jest test/accept/…` alone never tests a
// stale build: the provider is built, the binary is found, and `init` is done once for all of them.
//
// The build is the run's own, not dist/: Terraform refuses a plugin that changes after `init`, and another terminal
// may rebuild dist/ at any time.
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "../build.mjs";
import { findTerraform } from "../terraform-binary.mjs";
import { markedKey, newArtefactFolder } from "./artefacts.mjs";
import { terraformVersion } from "./terraform-version.mjs";

/** What every working directory of the tests begins with; `init` locks exactly this. */
const REQUIREMENTS = `terraform {
  required_providers {
    automox = {
      source = "automox-iac/automox"
    }
  }
}
`;

/** Workers inherit the variables set here. */
export default async function prepare() {
  if (process.env.AUTOMOX_TEST_INITIALIZED) return; // another project of this run has
  process.env.AUTOMOX_TEST_ARTEFACTS ??= await newArtefactFolder();
  process.env.AUTOMOX_API_KEY ??= markedKey();
  if (process.env.SKIP_ACCEPTANCE) return;
  const { outDir } = await build({ outDir: join(process.env.AUTOMOX_TEST_ARTEFACTS, "dist") });
  process.env.AUTOMOX_TEST_DIST = outDir;
  process.env.TERRAFORM_BINARY_NAME = await findTerraform();
  const { product, version } = await terraformVersion(process.env.TERRAFORM_BINARY_NAME);
  process.env.AUTOMOX_TEST_TERRAFORM = `${product} ${version}`;
  process.env.AUTOMOX_TEST_INITIALIZED = await initialize(process.env.AUTOMOX_TEST_ARTEFACTS);
}

/** One real `init`; tests copy its results, a link and a lock file, in place of a process of their own. */
async function initialize(artefacts) {
  const folder = join(artefacts, "initialized");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "terraform.tf"), REQUIREMENTS);
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    CHECKPOINT_DISABLE: "1",
    TF_CLI_CONFIG_FILE: join(process.env.AUTOMOX_TEST_DIST, "terraform.tfrc"),
  };
  await promisify(execFile)(process.env.TERRAFORM_BINARY_NAME, ["init", "-input=false", "-no-color"], {
    cwd: folder,
    env,
  });
  return folder;
}
