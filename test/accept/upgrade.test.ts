// Two builds of one line, as two commits make them: upgraded, and taken back with the lock file of before.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../scripts/build.mjs";
import { person } from "../support/hcl";
import { openScene } from "../support/scene";

const [OLD, NEW] = ["0.1.1000", "0.1.2000"];
let [old, young] = ["", ""];

/** A CLI configuration that finds one version alone. */
async function built(version: string): Promise<string> {
  const outDir = join(process.env.AUTOMOX_TEST_ARTEFACTS ?? "", "builds", version);
  process.env.AUTOMOX_BUILD_VERSION = version;
  try {
    await build({ outDir });
  } finally {
    delete process.env.AUTOMOX_BUILD_VERSION;
  }
  return join(outDir, "terraform.tfrc");
}

beforeAll(async () => {
  old = await built(OLD);
  young = await built(NEW);
});

const declaring = (constraint: string) => `terraform {
  required_providers {
    automox = {
      source = "automox-iac/automox"${constraint}
    }
  }
}
`;

test.each([
  ["without a constraint", "", false],
  ["with the constraint of the bindings and a plugin cache", '\n      version = "~> 0.1.0"', true],
])("a build is upgraded and taken back %s", async (_how, constraint, hasCache) => {
  const { tf } = await openScene();
  const cache = join(tf.folder, "..", "cache");
  mkdirSync(cache);
  const lockFile = join(tf.folder, ".terraform.lock.hcl");
  const lock = () => readFileSync(lockFile, "utf8");
  const by = (configuration: string) => ({
    env: { TF_CLI_CONFIG_FILE: configuration, ...(hasCache ? { TF_PLUGIN_CACHE_DIR: cache } : {}) },
  });
  rmSync(join(tf.folder, ".terraform"), { recursive: true });
  rmSync(lockFile);
  writeFileSync(join(tf.folder, "terraform.tf"), declaring(constraint));

  await tf.write(person("ada", { role: "viewer" }));
  await tf.init(by(old));
  await tf.apply(by(old));
  const committed = lock();
  expect(committed).toContain(`"${OLD}"`);

  // What no longer is in the mirror is refused, and the lock file says which one that was.
  const refused = await tf.init({ ...by(young), expect: "failure" });
  expect(refused.errors[0]?.detail).toContain(OLD);
  await tf.init({ ...by(young), args: ["-upgrade"] });
  expect(lock()).toContain(`"${NEW}"`);
  await tf.expectEmptyPlan(by(young));
  await tf.write(person("ada", { role: "operator" }));
  await tf.apply(by(young));
  await tf.expectEmptyPlan(by(young));

  writeFileSync(lockFile, committed);
  await tf.init(by(old));
  expect(lock()).toBe(committed);
  await tf.expectEmptyPlan(by(old));
  await tf.destroy(by(old));
});
