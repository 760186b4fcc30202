// What the framework promises of lists and actions, held against Terraform itself: the toy provider has every trouble.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openToy, type ToyTerraform } from "../support/toy-terraform";

const open = () => openToy({ TERRAFORM_BINARY_NAME: process.env.AUTOMOX_MODERN_TERRAFORM });

const list = (name: string, names: readonly string[]) =>
  `list "toy_badge" "${name}" {\n  provider = toy\n  config {\n    names = ${JSON.stringify(names)}\n  }\n}\n`;

async function query(tf: ToyTerraform, lists: string) {
  await tf.describe('provider "toy" {}\n');
  await writeFile(join(tf.folder, "toys.tfquery.hcl"), lists);
  const command = ["query", "-no-color", "-generate-config-out=generated.tf"] as const;
  const outcome = await tf.run(command, { expect: "either" });
  const found = outcome.stdout.split("\n").filter((line) => line.startsWith("list."));
  const generated = await readFile(join(tf.folder, "generated.tf"), "utf8").catch(() => "");
  return { ...outcome, found, generated };
}

describe("terraform query", () => {
  test("finds and generates, with warnings beside", async () => {
    const { found, generated, stdout, exitCode } = await query(
      await open(),
      list("all", ["b", "skip", "ab"]),
    );
    expect(exitCode).toBe(0);
    expect(found.map((line) => line.split(/ {2,}/))).toEqual([
      ["list.toy_badge.all", "name=b,number=1", "b in grey"],
      ["list.toy_badge.all", "name=ab,number=2", "ab in grey"],
    ]);
    expect(stdout).toContain("Warning: skipped");
    expect(generated.match(/^resource .*/gm)).toEqual([
      'resource "toy_badge" "all_0" {',
      'resource "toy_badge" "all_1" {',
    ]);
  });
  test.each(["list:error", "list:unforeseen", "broken"])(
    "an error drops its list and no other: %s",
    async (trouble) => {
      const lists = list("good", ["a"]) + list("bad", ["b", trouble]);
      const { found, generated, exitCode } = await query(await open(), lists);
      expect(exitCode).toBe(1);
      expect(found.map((line) => line.split(/ +/)[0])).toEqual(["list.toy_badge.good"]);
      expect(generated).not.toContain("bad_0");
    },
  );
});

const ring = (config: string) =>
  `variable "bell" {\n  default = "big"\n}\naction "toy_ring" "it" {\n  config {\n${config}\n  }\n}\n`;
const AFTER = `resource "toy_thing" "it" {
  name = "Ada"
  lifecycle {
    action_trigger {
      events  = [after_create]
      actions = [action.toy_ring.it]
    }
  }
}
`;
const INVOKE = { args: ["-invoke=action.toy_ring.it"] };

describe("an action", () => {
  test("is told as it is declared", async () => {
    const tf = await open();
    const { stdout } = await tf.run(["providers", "schema", "-json"]);
    const [schemas] = Object.values(JSON.parse(stdout).provider_schemas) as { action_schemas: object }[];
    expect(schemas?.action_schemas).toMatchObject({
      toy_ring: { block: { attributes: { bell: { type: "string", required: true } } } },
    });
  });
  test("shows what it does, by -invoke and where a resource is made", async () => {
    const tf = await open();
    await tf.describe(ring("    bell = var.bell\n    times = 2"));
    const alone = await tf.apply(INVOKE);
    expect(alone.stdout).toContain("Ring 2");
    expect(alone.stdout).toContain("Silence");
    expect(alone.warnings.map(({ detail }) => detail)).toEqual(
      expect.arrayContaining([expect.stringContaining("toy/loud"), expect.stringContaining("toy/rang")]),
    );
    await tf.describe(`${ring("    bell = toy_thing.it.id")}${AFTER}`);
    const made = await tf.apply();
    expect(made.stdout).toContain("Ring 1");
    expect(await tf.attributes("toy_thing.it")).toMatchObject({ id: "id-ada" });
    await tf.expectEmptyPlan();
  });
  test.each([
    ["what its schema refuses, where a variable brings it", "    bell = var.bell", ""],
    ["what its author refuses", "    bell = var.bell\n    times = 1", "cracked"],
    ["what its plan refuses", "    bell = var.bell", "plan:error"],
  ])("does not begin: %s", async (_name, config, bell) => {
    const tf = await open();
    await tf.describe(ring(config));
    const { stdout } = await tf.apply({ ...INVOKE, vars: { bell }, expect: "failure" });
    expect(stdout).not.toContain("action_start");
  });
  test("that fails fails the run", async () => {
    const tf = await open();
    await tf.describe(ring("    bell = var.bell"));
    const failed = await tf.apply({ ...INVOKE, vars: { bell: "invoke:error" }, expect: "failure" });
    expect(failed.errors.map(({ detail }) => detail).join()).toContain("[toy/no]");
    expect(failed.stdout).toContain("action_errored");
  });
  test.each(["invoke:hang", "invoke:wait"])(
    "that is interrupted ends once, and Terraform does not break: %s",
    async (bell) => {
      const tf = await open();
      await tf.describe(ring("    bell = var.bell"));
      const run = tf.start("apply", { ...INVOKE, vars: { bell } });
      await printed(tf, "Ring 1");
      run.kill("SIGINT");
      const { stdout, stderr } = await run.outcome;
      expect(`${stdout}${stderr}`).not.toMatch(/panic|goroutine|crash/i);
      expect(stdout).not.toContain("Silence");
    },
  );
});

/** Until a command has written this. */
async function printed({ folder }: ToyTerraform, text: string): Promise<void> {
  const runs = join(dirname(folder), "runs");
  for (let seen = ""; !seen.includes(text); ) {
    await pause(20);
    const names = (await readdir(runs)).filter((name) => name.endsWith("-apply.stdout"));
    seen = (await Promise.all(names.map((name) => readFile(join(runs, name), "utf8")))).join("");
  }
}
