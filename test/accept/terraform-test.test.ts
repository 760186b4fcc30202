// The example of the guide to `terraform test`, as it stands: mocked without a key, and against an organization.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { blocksFor } from "../support/page-blocks";
import { openScene, type Scene } from "../support/scene";
import { openTerraform } from "../support/terraform";

const EXAMPLE = join(__dirname, "..", "..", "examples", "terraform-test");
const read = (name: string) => readFileSync(join(EXAMPLE, name), "utf8");

/** In the place of the file of this name that the harness writes. */
const main = { "terraform.tf": read("main.tf") };
const REAL = "tests/real.tftest.hcl";

it("what the guide shows is in the files", () => {
  const files = ["tests/mocked.tftest.hcl", REAL].map(read);
  expect(blocksFor("test files")).toHaveLength(files.length);
  for (const [index, { code }] of blocksFor("test files").entries()) expect(files[index]).toContain(code);
});

it("an acceptance changes nothing that a plan shows", async () => {
  const { tf, control } = await openScene();
  await tf.write({ ...main, "terraform.tfvars": 'people = { "ada@example.com" = "Ada" }\n' });
  const { warnings } = await tf.apply();
  expect(warnings.map(({ detail }) => detail)).toEqual([
    expect.stringContaining("Not accepted yet: ada@example.com."),
  ]);
  await tf.expectEmptyPlan();
  control.accept({ who: "ada@example.com" });
  expect((await tf.expectEmptyPlan()).warnings).toEqual([]);
});

it("the mocked file needs neither key nor network, and refuses a misspelled role all the same", async () => {
  const tf = await openTerraform({ env: { AUTOMOX_API_KEY: undefined } });
  const mocked = { "tests/mocked.tftest.hcl": read("tests/mocked.tftest.hcl") };
  await tf.write({ ...main, ...mocked });
  await tf.run(["fmt", "-check", "-diff", "-recursive"]);
  await tf.init();
  expect((await tf.run(["test", "-no-color"])).stdout).toContain("Success! 2 passed, 0 failed.");
  await tf.write({ "terraform.tf": read("main.tf").replace('"viewer"', '"Viewer"'), ...mocked });
  const { stdout, stderr } = await tf.run(["test", "-no-color"], { expect: "failure" });
  // Terraform breaks lines where they get long.
  expect((stdout + stderr).replaceAll(/\s+/g, " ")).toContain('Did you mean "viewer"?');
});

const here = ({ control }: Scene) => control.people().map(({ email }) => email);

it("the real file invites and takes everybody back, as many as its guard allows", async () => {
  const scene = await openScene({ provider: "started" });
  const { tf, mails } = scene;
  const before = here(scene);
  await tf.write({ ...main, [REAL]: read(REAL) });
  await tf.init();
  expect((await tf.run(["test", "-no-color"])).stdout).toContain("Success! 2 passed, 0 failed.");
  expect(here(scene)).toEqual(before);
  expect(mails("ada@example.com")).toBe(1);
});

it("runs that only plan, before and after one that applies, plan what is there", async () => {
  const scene = await openScene();
  const { tf, mails } = scene;
  const before = here(scene);
  const run = (name: string, body: string) => `run "${name}" {\n${body}}\n`;
  const planned = "  command = plan\n";
  const invited = (count: number) =>
    `  assert {\n    condition     = sum([for one in values(automox_user.team) : one.invitations_sent]) == ${count}\n    error_message = "Invited otherwise."\n  }\n`;
  const [given = ""] = read(REAL).split(/^run /m);
  const runs = [
    run("plans", planned),
    run("plans_again", planned),
    run("applies", invited(4)),
    run("keeps", planned + invited(4)),
    run("keeps_again", planned + invited(4)),
  ];
  const files = { [REAL]: [given, ...runs].join("\n") };
  // As the guide says: what a check needs is known after the apply, which is an error of a run that only plans.
  await tf.write({ ...main, ...files });
  await tf.init();
  const checked = await tf.run(["test", "-no-color"], { expect: "failure" });
  expect(checked.stdout + checked.stderr).toContain("Check block assertion known after apply");

  await tf.write({ "terraform.tf": main["terraform.tf"].replace(/^check .*?^\}$/ms, ""), ...files });
  expect((await tf.run(["test", "-no-color"])).stdout).toContain("Success! 5 passed, 0 failed.");
  expect(here(scene)).toEqual(before);
  expect(mails("ada@example.com")).toBe(1);
});

it("without that guard the teardown stops, names who is left, and another run of the file ends it", async () => {
  const scene = await openScene();
  const { tf, mails } = scene;
  const before = here(scene);
  const unguarded = read(REAL).replace(/provider "automox" \{.*?\n\}\n/s, "");
  await tf.write({ ...main, [REAL]: unguarded });
  await tf.init();
  const { stdout, stderr } = await tf.run(["test", "-no-color"], { expect: "failure" });
  expect(stdout + stderr).toContain("max_removals = 4");
  const left = here(scene).filter((email) => !before.includes(email));
  expect(left.length).toBeGreaterThan(1);
  for (const email of left) expect(stdout + stderr).toContain(`automox_user.team["${email}"]`);

  await tf.write({ ...main, [REAL]: read(REAL) });
  await tf.run(["test", "-no-color"]);
  expect(here(scene)).toEqual(before);
  for (const email of left) expect(mails(email)).toBe(1);
});
