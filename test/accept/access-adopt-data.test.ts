// The list of people for AutomoxTeam: adopted, given to an app, planned and applied with real Terraform. Nobody is
// invited and nobody is changed, also where the file cannot carry a name as it is.
import { join } from "node:path";
import type { SeedUser } from "../../src/simulator/world/seed";
import { access } from "../support/access-io";
import { loadLibrary } from "../support/construct-libraries";
import { ALICE, openScene } from "../support/scene";

const { cdk, constructs } = loadLibrary("cdktf");

const PEOPLE: readonly SeedUser[] = [
  { id: 201, email: "ada@example.com", firstname: "Ada", lastname: "Example", role: "operator" },
  { id: 202, email: "eq@example.com", firstname: "=1+1", lastname: "Example", role: "viewer" },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what Terraform would take for an expression
  { id: 203, email: "tpl@example.com", firstname: "T", lastname: "${path.module}", role: "viewer" },
  { id: 204, email: "bidi@example.com", firstname: "B\u202eidi", lastname: 'O\'Neil, "Bo"', role: "viewer" },
  { id: 205, email: "two@example.com", firstname: "Two", lastname: "Example", role: "admin" },
  { id: 205, email: "two@example.com", role: "viewer", org: 54321 },
  {
    id: 206,
    email: "New@Example.com",
    firstname: "New",
    lastname: "Example",
    role: "viewer",
    status: "pending",
  },
  {
    id: 207,
    email: "off@example.com",
    firstname: "Off",
    lastname: "Example",
    role: "viewer",
    status: "disabled",
  },
];

test.each(["csv", "yaml"] as const)(
  "adopted as %s, an app takes everybody over and invites nobody",
  async (format) => {
    const keys = [{ key: process.env.AUTOMOX_API_KEY ?? "", userEmail: "alice@example.com" }];
    const organizations = [
      { id: 12345, name: "Acme Corp" },
      { id: 54321, name: "Acme Labs" },
    ];
    const users = [ALICE, { ...ALICE, org: 54321 }, ...PEOPLE];
    const { tf, control, simulator, writes } = await openScene({ seed: { organizations, users, keys } });
    const env = { AUTOMOX_API_KEY: process.env.AUTOMOX_API_KEY, AUTOMOX_BASE_URL: simulator.url };
    const run = (...argv: string[]) => access(argv, { cwd: tf.folder, env: { ...process.env, ...env } });

    const adopted = await run("adopt", "--as", "data", "--data-format", format);
    expect({ code: adopted.code, stderr: adopted.stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining(
        "tpl@example.com in 12345 has a family name that this file cannot carry",
      ),
    });
    expect(adopted.stdout).toMatch(
      /^7 people to adopt in 9 memberships, 1 of them pending\.[\s\S]*AutomoxTeam\.fromFile/,
    );

    const app = cdk.Testing.app();
    const stack = new cdk.TerraformStack(app, "stack");
    new constructs.AutomoxProvider(stack, "automox", { orgId: 12345 });
    constructs.AutomoxTeam.fromFile(stack, "team", join(tf.folder, `adopted-people.${format}`));
    await tf.write({ "terraform.tf": "", "cdk.tf.json": cdk.Testing.synth(stack, true) });
    await tf.init();
    const plan = await tf.plan();
    const review = await run(
      "review",
      "--live",
      "--plan",
      plan.file,
      "--terraform-dir",
      ".",
      "--format",
      "json",
    );
    const told = JSON.parse(review.stdout).items.map(({ notes }: { notes: string[] }) => notes);
    expect(told).toEqual(Array(9).fill(["is a member already and is adopted without an e-mail"]));
    await tf.applyPlan(plan);
    await tf.expectEmptyPlan();
    expect(writes()).toEqual([]);
    expect(control.invitations({})).toEqual([]);
    expect((await tf.instances()).length).toBe(9);
  },
);
