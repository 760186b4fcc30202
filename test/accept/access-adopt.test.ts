// People who are in Automox already: adopted as Terraform's JSON, planned, verified, applied, and then nothing is left
// to do; what an edit of the written code does is found by the verification.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SeedUser } from "../../src/simulator/world/seed";
import { access } from "../support/access-io";
import { openScene } from "../support/scene";

const PEOPLE: readonly SeedUser[] = [
  {
    id: 201,
    email: "Ada.Lang@example.com",
    firstname: "Ada",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what Terraform would take for an expression
    lastname: 'La"ng ${x} %{y} $${z} %%{',
    role: "operator",
  },
  { id: 202, email: "ada-lang@example.com", firstname: "Ada", lastname: "Other", role: "viewer" },
  {
    id: 203,
    email: "new@example.com",
    firstname: "New",
    lastname: "Example",
    role: "viewer",
    status: "pending",
  },
  {
    id: 204,
    email: "off@example.com",
    firstname: "Off",
    lastname: "Example",
    role: "viewer",
    status: "disabled",
  },
  { id: 205, email: "two@example.com", firstname: "Two", lastname: "Example", role: "admin" },
  { id: 205, email: "two@example.com", role: "viewer", org: 54321 },
];

const ORGANIZATIONS = [
  { id: 12345, name: "Acme Corp" },
  { id: 54321, name: "Acme Labs" },
];

/** An organization that nobody manages yet, and the command as its users run it. */
async function openAdoption() {
  const keys = [{ key: process.env.AUTOMOX_API_KEY ?? "", userEmail: "alice@example.com" }];
  const alice = { id: 101, email: "alice@example.com", firstname: "Alice", lastname: "Smith", role: "admin" };
  const users = [alice, { ...alice, org: 54321 }, ...PEOPLE];
  const scene = await openScene({ seed: { organizations: ORGANIZATIONS, users, keys } });
  const { tf, control, simulator, writes } = scene;
  const env = { AUTOMOX_API_KEY: process.env.AUTOMOX_API_KEY, AUTOMOX_BASE_URL: simulator.url };
  const run = (...argv: string[]) =>
    access(argv, { cwd: tf.folder, env: { ...process.env, ...env }, elapsedMs: () => 0 });
  return { tf, control, writes, run };
}
type Adoption = Awaited<ReturnType<typeof openAdoption>>;

test("adopt, plan, verify, apply, and then silence; newcomers alone are adopted later", async () => {
  const adoption = await openAdoption();
  await adoptEverybody(adoption);
  await adoptLatecomers(adoption);
  expect(adoption.writes()).toEqual([]);
});

async function adoptEverybody({ tf, writes, run }: Adoption): Promise<void> {
  const adopted = await run("adopt", "--as", "tf-json");
  expect(adopted).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("5 people to adopt in 7 memberships, 1 of them pending."),
  });
  expect(adopted.stderr).toMatch(
    /^off@example\.com in 12345 is disabled: left out\.\nTo adopt somebody disabled, enable/,
  );

  const plan = await tf.plan();
  const verify = (file: string) =>
    run(
      "adopt",
      "verify",
      "--plan",
      file,
      "--terraform-dir",
      ".",
      "--map",
      "adopted-people.map.json",
      "--format",
      "json",
    );
  const verdict = await verify(plan.file);
  expect({ code: verdict.code, stderr: verdict.stderr }).toEqual({ code: 0, stderr: "" });
  const { passed, imported } = JSON.parse(verdict.stdout);
  expect(passed).toBe(true);
  // Two people share the readable part of their ids; a digest tells them apart.
  expect(imported.map((address: string) => address.replace(/_[0-9a-f]{8}$/, "_DIGEST"))).toEqual([
    "automox_org_membership.alice_54321",
    "automox_org_membership.two_54321",
    "automox_user.ada_lang_example_com_DIGEST",
    "automox_user.ada_lang_example_com_DIGEST",
    "automox_user.alice",
    "automox_user.new",
    "automox_user.two",
  ]);
  await tf.applyPlan(plan);
  await tf.expectEmptyPlan();
  expect(writes()).toEqual([]);

  // Imported before is as good as imported now.
  const after = await tf.plan();
  expect((await verify(after.file)).code).toBe(0);
}

/** The state alone says who is managed; an edit before the apply would change somebody, and is told. */
async function adoptLatecomers({ tf, control, run }: Adoption): Promise<void> {
  const state = join(tf.folder, "..", "state.json");
  await writeFile(state, JSON.stringify(await tf.state()));
  control.addByHand({
    id: 301,
    email: "late@example.com",
    firstname: "Late",
    lastname: "Example",
    role: "viewer",
  });
  const again = await run("adopt", "--as", "tf-json", "--name", "later", "--state", state);
  expect(again.stdout).toMatch(/^1 person to adopt\. 7 memberships are managed already\./);
  const later = await tf.plan();
  const proof = await run(
    "adopt",
    "verify",
    "--plan",
    later.file,
    "--terraform-dir",
    ".",
    "--map",
    "later.map.json",
  );
  expect(proof).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("Passed: 1 membership is imported"),
  });

  const file = join(tf.folder, "later.tf.json");
  await writeFile(file, (await readFile(file, "utf8")).replace('"role": "viewer"', '"role": "admin"'));
  const edited = await tf.plan();
  const failed = await run(
    "adopt",
    "verify",
    "--plan",
    edited.file,
    "--terraform-dir",
    ".",
    "--map",
    "later.map.json",
  );
  expect(failed.code).toBe(3);
  expect(failed.stdout).toContain("automox_user.late would be changed (update)");
  expect(failed.stdout).toContain('role: "viewer" in Automox, "admin" in the configuration');
}
