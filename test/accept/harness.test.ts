// The harness itself, on `terraform_data`: a test that trusts it must be able to.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { person } from "../support/hcl";
import { openScene } from "../support/scene";
import { openTerraform, type TerraformOptions } from "../support/terraform";
import type { Outcome } from "../support/terraform-command";

const ONE = `
variable "input" {
  type    = string
  default = "first"
}
resource "terraform_data" "one" {
  input = var.input
}
`;

/** Without our provider, which Terraform would start for its schema even where nothing uses it. */
async function openPlain(configuration: string, options?: TerraformOptions) {
  const tf = await openTerraform(options);
  await tf.write({ "terraform.tf": "", "main.tf": configuration });
  return tf;
}

test("what was applied plans empty, and a change does not pass as empty", async () => {
  const tf = await openPlain(ONE);
  await tf.apply();
  expect(await tf.attributes("terraform_data.one")).toMatchObject({ input: { value: "first" } });
  await tf.expectEmptyPlan();
  const attempt = tf.expectEmptyPlan({ vars: { input: "second" } });
  await expect(attempt).rejects.toThrow(/The plan is not empty:\n(?:.*\n)*.*"first" -> "second"/);
});

test("a saved plan says what it would do and does it later", async () => {
  const tf = await openPlain(ONE);
  const plan = await tf.plan();
  expect(plan).toMatchObject({ ok: true, isEmpty: false, changes: { "terraform_data.one": "create" } });
  expect((await plan.json()).resource_changes).toMatchObject([{ change: { actions: ["create"] } }]);
  expect(await plan.text()).toContain("# terraform_data.one will be created");
  await tf.applyPlan(plan);
  expect((await tf.state()).values?.root_module.resources).toMatchObject([{ address: "terraform_data.one" }]);
});

test("a target limits plan and emptiness to its scope", async () => {
  const tf = await openPlain(`${ONE}\nresource "terraform_data" "two" {}`);
  const options = { target: ["terraform_data.one"] };
  await tf.apply(options);
  await tf.expectEmptyPlan(options);
  await expect(tf.expectEmptyPlan()).rejects.toThrow("terraform_data.two will be created");
});

test("destroy leaves nothing, import brings an object in by its id", async () => {
  const tf = await openPlain('resource "terraform_data" "one" {}');
  await tf.importResource({ address: "terraform_data.one", id: "known" });
  expect(await tf.attributes("terraform_data.one")).toMatchObject({ id: "known" });
  await tf.refreshOnly();
  await tf.destroy();
  expect(await tf.instances()).toEqual([]);
});

describe("a command that ends otherwise than expected throws", () => {
  const BROKEN = 'resource "terraform_data" "one" {\n  input = var.missing\n}\n';

  test("with everything Terraform said", async () => {
    const tf = await openPlain(BROKEN);
    await expect(tf.apply()).rejects.toThrow(
      /terraform apply .* ended with exit code 1; expected success\.\nerror: Reference to undeclared input variable/,
    );
  });

  test("also when it succeeds where it should not", async () => {
    const tf = await openPlain(ONE);
    await expect(tf.plan({ expect: "failure" })).rejects.toThrow("ended with exit code 2; expected failure");
  });

  test.each([
    ["plan", "JSON lines"],
    ["validate", "one JSON document"],
  ] as const)("and an expected failure of %s gives its diagnostics, from %s", async (command, _form) => {
    const tf = await openPlain(BROKEN);
    const { errors } = await tf[command]({ expect: "failure" });
    expect(errors).toMatchObject([
      { summary: "Reference to undeclared input variable", code: "input = var.missing" },
    ]);
    expect(errors[0]?.detail).toContain('"missing" has not been declared');
  });

  test("and so does a command without JSON, from plain text", async () => {
    const tf = await openPlain(BROKEN);
    const { errors } = await tf.run(["plan", "-no-color", "-input=false"], { expect: "failure" });
    expect(errors).toMatchObject([
      { summary: "Reference to undeclared input variable", code: "input = var.missing" },
    ]);
    expect(errors[0]?.detail).toContain('"missing" has not been declared');
  });
});

test("a server in the test's own process answers while Terraform runs, and the run can be killed", async () => {
  const server = createServer();
  const asked = once(server, "request"); // which is never answered
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const tf = await openPlain(`
      resource "terraform_data" "waiting" {
        provisioner "local-exec" {
          interpreter = ["node", "-e"]
          command     = "fetch('http://127.0.0.1:${port}').catch(() => {})"
        }
      }`);
    const run = tf.start("apply");
    await Promise.race([asked, run.outcome]);
    run.kill("SIGKILL");
    const { ok, signal, stdout } = await run.outcome;
    expect({ ok, signal }).toEqual({ ok: false, signal: "SIGKILL" });
    expect(stdout).toContain("terraform_data.waiting: Creating...");
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test("nothing of the machine's own environment reaches Terraform but what the test gives", async () => {
  process.env.TF_VAR_input = "leaked";
  try {
    const tf = await openPlain(ONE);
    await tf.apply();
    expect(await tf.attributes("terraform_data.one")).toMatchObject({ input: { value: "first" } });
    await tf.apply({ env: { TF_VAR_input: "given" } });
    expect(await tf.attributes("terraform_data.one")).toMatchObject({ input: { value: "given" } });
  } finally {
    delete process.env.TF_VAR_input;
  }
});

test("the run's API key cannot be written where Terraform would keep it", async () => {
  const key = process.env.AUTOMOX_API_KEY ?? "";
  const tf = await openPlain(ONE);
  const refusal = "The run's API key must not be in a configuration or a variable";
  await expect(tf.write(`# ${key}`)).rejects.toThrow(refusal);
  await expect(tf.plan({ vars: { input: key } })).rejects.toThrow(refusal);
});

test("a scene's provider is kept, but for a command about its process or with an environment of its own", async () => {
  const { tf } = await openScene();
  await tf.write(person("ada"));
  const starts = async (outcome: Outcome) => (await outcome.log()).includes("starting plugin");
  expect(await starts(await tf.apply())).toBe(false);
  expect(await starts(await tf.expectEmptyPlan())).toBe(false);
  expect(await starts(await tf.expectEmptyPlan({ provider: "started" }))).toBe(true);
  expect(await starts(await tf.expectEmptyPlan({ env: { TF_VAR_any: "thing" } }))).toBe(true);
  const started = await openScene({ provider: "started" });
  await started.tf.write(person("ada"));
  expect(await starts(await started.tf.plan())).toBe(true);
});
