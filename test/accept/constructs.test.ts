// Constructs of both libraries under real Terraform: the libraries' own matchers, and a life applied from code.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { LIBRARIES } from "../support/construct-libraries";
import { ALICE, BOB, ORG, openScene } from "../support/scene";

const EMEA = 67890;

describe.each(LIBRARIES)("with %s", (_name, { cdk, constructs }) => {
  const { Testing, TerraformStack } = cdk;
  const { AutomoxOrgMembership, AutomoxProvider, AutomoxRole, AutomoxTeam, AutomoxUser } = constructs;
  Testing.setupJest();

  function open(props: ConstructorParameters<typeof AutomoxProvider>[2] = { orgId: ORG }) {
    const stack = new TerraformStack(Testing.app(), "stack");
    new AutomoxProvider(stack, "automox", props);
    return stack;
  }
  const ADA = { email: "ada@example.com", firstName: "Ada", lastName: "Adams", role: AutomoxRole.VIEWER };

  describe("the library's matchers accept", () => {
    // They start Terraform and wait, so the simulator needs a process of its own.
    let simulator: ChildProcess;
    const before = { ...process.env };
    const folders: string[] = [];

    beforeAll(async () => {
      const program = join(process.env.AUTOMOX_TEST_DIST ?? "", "automox-simulator.cjs");
      simulator = spawn(process.execPath, [program], { stdio: ["ignore", "pipe", "inherit"] });
      if (simulator.stdout === null) throw new Error("stdout is a pipe");
      const [line] = await once(createInterface(simulator.stdout), "line");
      const { url, apiKey } = JSON.parse(line);
      Object.assign(process.env, {
        AUTOMOX_BASE_URL: url,
        AUTOMOX_API_KEY: apiKey,
        CHECKPOINT_DISABLE: "1",
        TF_CLI_CONFIG_FILE: join(process.env.AUTOMOX_TEST_DIST ?? "", "terraform.tfrc"),
      });
    });
    afterAll(async () => {
      Object.assign(process.env, before);
      for (const folder of folders) rmSync(folder, { recursive: true });
      simulator.kill();
      await once(simulator, "close");
    });

    test("every construct there is", () => {
      const stack = open();
      const bea = { email: "bea@example.com", role: AutomoxRole.VIEWER, firstName: "Bea", lastName: "Bell" };
      const alice = {
        email: "alice@example.com",
        firstName: "Alice",
        lastName: "Smith",
        role: AutomoxRole.ADMIN,
      };
      new AutomoxUser(stack, "ada", { ...ADA, onDestroy: "keep", timeouts: { create: "1h" } });
      AutomoxUser.importExisting(stack, "alice", alice);
      new AutomoxOrgMembership(stack, "bea", { ...bea, orgId: ORG });
      new AutomoxTeam(stack, "team", { people: [{ ...ADA, email: "cal@example.com" }] });
      new constructs.DataAutomoxUser(stack, "one", { email: alice.email });
      new constructs.DataAutomoxUsers(stack, "users", { role: "admin" });
      new constructs.DataAutomoxSelf(stack, "self");
      new constructs.DataAutomoxOrganizations(stack, "organizations");
      new constructs.DataAutomoxRoles(stack, "roles");
      new constructs.DataAutomoxAccessReview(stack, "review", { managed: [alice.email] });
      const folder = Testing.fullSynth(stack);
      folders.push(folder);
      expect(folder).toBeValidTerraform();
      expect(folder).toPlanSuccessfully();
    });

    test("nothing that is wrong", () => {
      const stack = open();
      const ada = new AutomoxUser(stack, "ada", ADA);
      ada.addOverride("phone", "1");
      const folder = Testing.fullSynth(stack);
      folders.push(folder);
      expect(folder).not.toBeValidTerraform();
    });
  });

  test("people from code are invited, imported and given further organizations; a second plan is empty", async () => {
    const scene = await openScene({
      seed: {
        organizations: [
          { id: ORG, name: "Acme" },
          { id: EMEA, name: "Acme EMEA" },
        ],
        users: [ALICE, BOB, { ...ALICE, org: EMEA }],
        keys: [{ key: process.env.AUTOMOX_API_KEY ?? "", userEmail: "alice@example.com" }],
      },
    });
    const stack = open();
    new AutomoxTeam(stack, "team", {
      people: [ADA, { ...ADA, orgId: EMEA, role: AutomoxRole.OPERATOR }],
      defaults: { onDestroy: "remove" },
    });
    AutomoxUser.importExisting(stack, "bob", {
      email: "BOB@example.com",
      orgId: ORG,
      firstName: "Bob",
      lastName: "Jones",
      role: AutomoxRole.ADMIN,
    });
    await scene.tf.write({ "terraform.tf": "", "cdk.tf.json": Testing.synth(stack, true) });
    await scene.tf.apply();
    await scene.tf.expectEmptyPlan();
    const { memberships } = scene.control.person({ who: "ada@example.com" });
    expect(Object.fromEntries(memberships.map(({ org, role }) => [org, role]))).toEqual({
      [ORG]: "viewer",
      [EMEA]: "operator",
    });
    expect([scene.mails("ada@example.com"), scene.mails("bob@example.com")]).toEqual([2, 0]);
    expect((await scene.tf.instances()).map(({ address }) => address.split(".")[0]).sort()).toEqual([
      "automox_org_membership",
      "automox_user",
      "automox_user",
    ]);
  });
});
