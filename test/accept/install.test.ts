// What a user does first: `init` with the build's terraform.tfrc, in any folder and without a network.
import { cpSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openTerraform } from "../support/terraform";

/** Nothing listens there: whatever Terraform would ask the outside for fails at once. */
const OFFLINE = { HTTPS_PROXY: "http://127.0.0.1:9", HTTP_PROXY: "http://127.0.0.1:9" };

async function openUninitialized() {
  const tf = await openTerraform({ env: OFFLINE });
  rmSync(join(tf.folder, ".terraform"), { recursive: true });
  rmSync(join(tf.folder, ".terraform.lock.hcl"));
  return tf;
}

test("init takes the provider from the mirror without asking anybody, and locks it", async () => {
  const tf = await openUninitialized();
  await tf.write('resource "terraform_data" "builtin" {}');
  await tf.init();
  const [host = ""] = readdirSync(join(tf.folder, ".terraform", "providers"));
  expect(["registry.terraform.io", "registry.opentofu.org"]).toContain(host);
  const packages = join(tf.folder, ".terraform", "providers", host, "automox-iac", "automox");
  const [version = ""] = readdirSync(packages);
  const installed = join(packages, version);
  const [platform = ""] = readdirSync(installed);
  expect(readlinkSync(join(installed, platform))).toBe(
    join(process.env.AUTOMOX_TEST_DIST ?? "", "mirror", host, "automox-iac", "automox", version, platform),
  );
  expect(readFileSync(join(tf.folder, ".terraform.lock.hcl"), "utf8")).toContain(
    `"${host}/automox-iac/automox"`,
  );
});

/** What a runner's image can hold where nobody can give Terraform a CLI configuration. */
test.each([
  ["~/.terraform.d/plugins", ".terraform.d"],
  ["terraform.d/plugins of the working directory", "terraform.d"],
])("init also finds the mirror in %s, without any configuration", async (_name, place) => {
  const tf = await openUninitialized();
  cpSync(join(process.env.AUTOMOX_TEST_DIST ?? "", "mirror"), join(tf.folder, place, "plugins"), {
    recursive: true,
  });
  await tf.init({ env: { HOME: tf.folder, TF_CLI_CONFIG_FILE: undefined } });
  expect(readFileSync(join(tf.folder, ".terraform.lock.hcl"), "utf8")).toContain("automox-iac/automox");
});

test("the installed plugin starts and answers Terraform", async () => {
  const tf = await openUninitialized();
  await tf.init();
  const { stdout } = await tf.run(["providers", "schema", "-json"]);
  const [schema] = Object.values(JSON.parse(stdout).provider_schemas) as { resource_schemas: object }[];
  expect(Object.keys(schema?.resource_schemas ?? {})).toContain("automox_user");
});

test("a provider that nobody mirrors is the only thing a registry is asked for", async () => {
  const tf = await openUninitialized();
  await tf.write('resource "null_resource" "foreign" {}');
  const { errors } = await tf.init({ expect: "failure" });
  expect(errors).toMatchObject([{ summary: "Failed to query available provider packages" }]);
  expect(errors[0]?.detail).toContain("hashicorp/null");
  expect(errors[0]?.detail).not.toContain("automox");
});

test.each([
  ["a Node that is too old", "needs Node.js 20 or newer, but the first `node` on PATH is v"],
  ["no Node", "needs Node.js 20 or newer, but no node on PATH starts: install it ("],
])("%s is what Terraform's own message says", async (trouble, words) => {
  const tf = await openTerraform();
  const old = join(tf.folder, "old-node.cjs");
  writeFileSync(old, 'Object.defineProperty(process, "versions", { value: { node: "18.20.4" } });');
  const env = trouble === "no Node" ? { PATH: tf.folder } : { NODE_OPTIONS: `--require ${old}` };
  const { errors } = await tf.validate({ env, expect: "failure" });
  expect(errors[0]?.detail).toContain(`terraform-provider-automox ${words}`);
});
