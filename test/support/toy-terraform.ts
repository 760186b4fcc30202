// Terraform with the toy provider, which has every shape, every mode and every trouble a resource can have.

import { execFile } from "node:child_process";
import { chmod, cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { registryHost } from "./registry-host";
import { openTerraform, type Terraform, type TerraformOptions } from "./terraform";

const REQUIREMENTS = `terraform {
  required_providers {
    toy = { source = "example/toy" }
  }
}
`;

interface Toy {
  /** A CLI configuration that finds it. */
  readonly configuration: string;
  readonly script: string;
}

let built: Promise<Toy> | undefined;

/** Builds the toy as the real plugin is built, once a test file. */
async function buildToy(): Promise<Toy> {
  const { AUTOMOX_TEST_ARTEFACTS: artefacts = "" } = process.env;
  const folder = join(artefacts, `toy-${process.pid}`);
  const { platformName } = (await import("../../scripts/build/mirror.mjs" as string)) as {
    platformName: () => string;
  };
  const home = join(folder, "mirror", registryHost(), "example/toy/1.0.0", platformName());
  await mkdir(home, { recursive: true });
  const source = join(__dirname, "toy/toy-main.ts");
  const script = join(home, "toy.cjs");
  const flags = ["--bundle", "--platform=node", "--format=cjs", "--target=node20", "--log-level=error"];
  await promisify(execFile)(resolve("node_modules/.bin/esbuild"), [source, ...flags, `--outfile=${script}`]);
  const launcher = join(home, "terraform-provider-toy_v1.0.0");
  await writeFile(launcher, '#!/usr/bin/env node\nrequire("./toy.cjs");\n');
  await chmod(launcher, 0o755);
  const configuration = join(folder, "toy.tfrc");
  const mirror = `filesystem_mirror {\n    path = ${JSON.stringify(join(folder, "mirror"))}\n  }`;
  await writeFile(configuration, `disable_checkpoint = true\nprovider_installation {\n  ${mirror}\n}\n`);
  return { configuration, script };
}

export interface ToyTerraform extends Terraform {
  /** Replaces the configuration. */
  describe(configuration: string): Promise<void>;
}

/** What the first `init` of a test file made, a link and a lock file: copying it costs nothing, a process does. */
let initialized: string | undefined;

/** A fresh working directory with the toy provider, initialized. */
export async function openToy(env: TerraformOptions["env"] = {}): Promise<ToyTerraform> {
  built ??= buildToy();
  const { configuration, script } = await built;
  const toys = { TF_CLI_CONFIG_FILE: configuration, TOY_STORE: "toy.json" };
  const tf = await openTerraform({ env: { ...toys, ...env }, provider: "kept", script });
  const describe = (configuration: string) =>
    tf.write({ "terraform.tf": REQUIREMENTS, "main.tf": configuration });
  await describe("");
  if (initialized === undefined) {
    await tf.run(["init", "-input=false", "-no-color", "-upgrade"] as const);
    initialized = tf.folder;
  } else {
    for (const made of [".terraform", ".terraform.lock.hcl"]) {
      await rm(join(tf.folder, made), { recursive: true, force: true });
      await cp(join(initialized, made), join(tf.folder, made), { recursive: true, verbatimSymlinks: true });
    }
  }
  return { ...tf, describe };
}
