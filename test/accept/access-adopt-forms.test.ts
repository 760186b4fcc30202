// Every form of code that adopt writes, of one and of two organizations, planned by real Terraform: everybody is imported,
// nothing about them changes, and once applied nothing is left to do.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SeedUser } from "../../src/simulator/world/seed";
import { access } from "../support/access-io";
import { inBothContracts } from "../support/both-contracts";
import { runProgram } from "../support/construct-program";
import { ALICE, ORG, openScene, type Scene } from "../support/scene";

const LABS = 54321;
const PEOPLE: readonly SeedUser[] = [
  {
    id: 201,
    email: "Ada.Lang@example.com",
    firstname: "Ada",
    lastname: '"\u202e$' + "{x} %{y} 日本",
    role: "operator",
  },
  {
    id: 202,
    email: "new@example.com",
    firstname: "New",
    lastname: "Example",
    role: "viewer",
    status: "pending",
  },
  {
    id: 203,
    email: "off@example.com",
    firstname: "Off",
    lastname: "Example",
    role: "viewer",
    status: "disabled",
  },
  { id: 204, email: "two@example.com", firstname: "Two", lastname: "Example", role: "admin" },
  { id: 204, email: "two@example.com", role: "viewer", org: LABS },
  { id: 205, email: "labs@example.com", firstname: "Only", lastname: "Labs", role: "viewer", org: LABS },
  // Called as somebody's membership would be; half a character.
  { id: 206, email: "two.54321@example.com", firstname: "\ud83d", lastname: "Example", role: "viewer" },
];
const OF_ONE = ["ada_lang", "alice", "new", "two", "two_54321"].map((name) => `automox_user.${name}`);
const OF_BOTH = [
  ...["alice_54321", "two_54321"].map((name) => `automox_org_membership.${name}`),
  ...["ada_lang", "alice", "labs", "new", "two", "two_54321"].map((name) => `automox_user.${name}`),
];

const APP = `
import { App, TerraformStack } from "cdktf";
import { AutomoxProvider } from "terraform-provider-automox/cdktf";
const app = new App({ outdir: process.env.OUT });
const stack = new TerraformStack(app, "stack");
new AutomoxProvider(stack, "automox", JSON.parse(process.env.PROVIDER));
adoptedPeople(stack);
app.synth();
`;

/** The configuration of what was adopted, by its form. */
const CONFIGURATIONS = {
  hcl: (text: string) => ({ "adopted-people.tf": text }),
  "import-blocks": (text: string) => ({ "adopted-people.tf": text }),
  "tf-json": (text: string) => ({ "adopted-people.tf.json": text }),
  cdktf: (text: string, provider: object) => ({
    "terraform.tf": '# The stack has its own provider "automox".',
    "cdk.tf.json": runProgram("adopted", { PROVIDER: JSON.stringify(provider) }, { source: text + APP }),
  }),
};
type Form = keyof typeof CONFIGURATIONS;
const FORMS = Object.keys(CONFIGURATIONS) as readonly Form[];

inBothContracts("adopt", ({ contract, it }) => {
  const open = () =>
    openScene({
      contract,
      seed: {
        organizations: [
          { id: ORG, name: "Acme Corp" },
          { id: LABS, name: "Acme Labs" },
        ],
        users: [ALICE, { ...ALICE, org: LABS }, ...PEOPLE],
        keys: [{ key: process.env.AUTOMOX_API_KEY ?? "", userEmail: ALICE.email }],
      },
    });

  /** Written, planned, verified; answers the plan. */
  async function adopted(scene: Scene, form: Form, organizations: readonly number[]) {
    const { tf, simulator } = scene;
    const account = contract.name === "account" ? { accountId: simulator.accountId } : {};
    const env = { AUTOMOX_API_KEY: process.env.AUTOMOX_API_KEY, AUTOMOX_BASE_URL: simulator.url };
    const run = (...argv: string[]) => access(argv, { cwd: tf.folder, env: { ...process.env, ...env } });
    const out = `${form}-${organizations.length}`;
    const where = organizations.flatMap((org) => ["--org", String(org)]);
    const asked = Object.values(account).flatMap((id) => ["--account-id", id]);
    const written = await run("adopt", "--as", form, "--out", out, ...where, ...asked);
    expect(written).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("off@example.com in 12345 is "),
    });
    const ending = { hcl: ".tf", "import-blocks": ".tf", "tf-json": ".tf.json", cdktf: ".ts" }[form];
    const text = await readFile(join(tf.folder, out, `adopted-people${ending}`), "utf8");
    await tf.write(CONFIGURATIONS[form](text, account));
    if (ending === ".tf") await tf.run(["fmt", "-check", "-diff", out]);
    const generated = join(tf.folder, "generated.tf");
    const args = form === "import-blocks" ? [`-generate-config-out=${generated}`] : [];
    const plan = await tf.plan({ args });
    const map = join(out, "adopted-people.map.json");
    const verify = ["--plan", plan.file, "--terraform-dir", ".", "--map", map, "--format", "json"];
    const verdict = await run("adopt", "verify", ...verify);
    expect(verdict).toMatchObject({ code: 0, stderr: "" });
    const imported: readonly string[] = JSON.parse(verdict.stdout).imported;
    expect(imported.map((address) => address.replace(/_example_com.*$|_[0-9a-f]{8}$/, ""))).toEqual(
      organizations.length === 1 ? OF_ONE : OF_BOTH,
    );
    return plan;
  }

  it.each(FORMS)("%s of one organization and of two plans without a change, and stays so", async (form) => {
    const scene = await open();
    await adopted(scene, form, [ORG]);
    const plan = await adopted(scene, form, [ORG, LABS]);
    await scene.tf.applyPlan(plan);
    await scene.tf.expectEmptyPlan();
    expect(scene.writes()).toEqual([]);
  });
});
