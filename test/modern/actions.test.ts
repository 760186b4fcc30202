// Actions of today's Terraform: by -invoke and by a trigger, through lost answers, deaths and people who accept meanwhile.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { accessProcess } from "../support/access-process";
import { childrenOf, ended } from "../support/child-processes";
import { CONTRACTS, type Contract } from "../support/contracts";
import { type Attributes, block, expression, person } from "../support/hcl";
import { blocksFor } from "../support/page-blocks";
import { openModernScene } from "../support/query";
import { ALICE, ORG, type Scene } from "../support/scene";

const WHO = "ada@example.com";
const RESEND = "action.automox_resend_invitation.it";

/** `action "automox_resend_invitation" "it" { config { … } }`. */
const action = (type: string, config: Attributes = { email: WHO }): string =>
  block(["action", type, "it"], {}, block(["config"], config));
const resend = action("automox_resend_invitation");
const invoke = (scene: Scene, address: string, expect: "success" | "failure" = "success") =>
  scene.tf.run(["apply", "-auto-approve", "-no-color", "-input=false", `-invoke=${address}`], { expect });

/** How a night's comparison of the state with Automox ends. */
async function drift({ tf, simulator }: Scene, { name }: Contract): Promise<string> {
  writeFileSync(join(tf.folder, "state.json"), JSON.stringify(await tf.state()));
  const account = name === "account" ? ["--account-id", simulator.accountId] : [];
  const env = { AUTOMOX_API_KEY: process.env.AUTOMOX_API_KEY, AUTOMOX_BASE_URL: simulator.url };
  const { code, stdout, stderr } = await accessProcess(
    ["drift", "--state", "state.json", "--org", String(ORG), "--detailed-exitcode", ...account],
    { cwd: tf.folder, env },
  );
  return code === 0 ? "clean" : `${code}\n${stdout}\n${stderr}`;
}

const adopted = (name: string) =>
  person(name, { role: "admin", on_existing: "adopt", first_name: undefined, last_name: undefined });

/** Ada is managed and was invited two hours ago; Alice and Bob are managed too, so that no stranger is drift. */
async function waiting(contract: Contract): Promise<Scene> {
  const scene = await openModernScene({ contract });
  invitedAt(scene, 2);
  // In the account contract nobody pending has a name, which a night could not compare.
  const names = contract.name === "account" ? { first_name: undefined, last_name: undefined } : {};
  await scene.tf.write(person("ada", names) + adopted("alice") + adopted("bob") + resend);
  await scene.tf.apply();
  invitedAt(scene, 0);
  return scene;
}

/** What is invited from now on was so many hours ago. */
const invitedAt = ({ control }: Scene, hoursAgo: number) =>
  control.clock({ set: new Date(Date.now() - hoursAgo * 3_600_000).toISOString() });

/** The provider dies right before the invitation; what Terraform printed until then. */
async function killedBeforeInvitation({ tf, control }: Scene, contract: Contract): Promise<string> {
  const operation = contract.operations.invite as "invite-user";
  const run = tf.start("apply", { args: [`-invoke=${RESEND}`] });
  const { id } = control.hook({
    match: { operation },
    when: "before",
    run: async () => {
      const plugins = await childrenOf(run.pid);
      for (const pid of plugins) process.kill(pid, "SIGKILL");
      await ended(plugins);
    },
  });
  control.fault({ match: { operation }, effect: { kind: "close-before-effect" } });
  const { ok, stdout } = await run.outcome;
  control.removeHook({ id });
  control.clearFaults();
  expect(ok).toBe(false);
  return stdout;
}

/** The account contract with AUTOMOX_TEST_LONG: test/stories/actions tells it every time. */
const told = Object.values<Contract>(CONTRACTS).filter(
  ({ name }) => name === "organization" || process.env.AUTOMOX_TEST_LONG,
);

test.each(told)(
  "by -invoke, in the $name contract: sent once, killed half-way, and nothing is left to plan",
  async (contract) => {
    const scene = await waiting(contract);
    const { tf, mails } = scene;
    const before = `Withdrawing the invitation of ${WHO} to organization ${ORG} (role ${contract.role("viewer")}`;
    // Killed between withdrawal and invitation: the log has what was withdrawn, and the next apply invites.
    expect(await killedBeforeInvitation(scene, contract)).toContain(before);
    expect(mails(WHO)).toBe(1);
    invitedAt(scene, 2);
    await tf.apply();
    invitedAt(scene, 0);
    expect(mails(WHO)).toBe(2);

    const { stdout } = await invoke(scene, RESEND);
    expect(stdout).toContain(before);
    expect(stdout).toContain("Actions: 1 invoked.");
    expect(mails(WHO)).toBe(3);
    const plan = await tf.refreshOnly();
    const changed = ((await plan.json()).resource_drift ?? []).flatMap(({ change }) => {
      const { before, after } = change as { before: Attributes; after: Attributes };
      return Object.keys(after).filter(
        (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
      );
    });
    expect(["created_at", "user_id", "uuid"]).toEqual(expect.arrayContaining(changed));
    await tf.expectEmptyPlan();
    expect(await drift(scene, contract)).toBe("clean");
  },
);

it("an answer that was lost mails once, and somebody who accepts meanwhile keeps what they have", async () => {
  const scene = await waiting(CONTRACTS.organization);
  const { tf, control, mails, writes } = scene;
  const plan = join(tf.folder, "invoke.tfplan");
  await tf.run(["plan", "-input=false", "-no-color", `-out=${plan}`, `-invoke=${RESEND}`]);
  control.fault({ match: { operation: "invite-user" }, effect: { kind: "close-after-effect" } });
  await invoke(scene, RESEND);
  control.clearFaults();
  writes();
  const { stdout: again } = await invoke(scene, RESEND);
  expect(again).toContain(`Nothing is sent to ${WHO}: they were invited`);
  control.accept({ who: WHO });
  const { stdout } = await tf.run(["apply", "-input=false", "-no-color", plan]);
  expect(stdout).toContain(`Nothing is sent to ${WHO}: they have accepted.`);
  expect({ mails: mails(WHO), writes: writes() }).toEqual({ mails: 2, writes: [] });
  await tf.expectEmptyPlan();
});

it("by action_trigger: after a change, and not in the create that has just invited", async () => {
  const scene = await openModernScene();
  const { tf, control, mails } = scene;
  const trigger = block(
    ["lifecycle"],
    {},
    block(["action_trigger"], {
      events: [expression("after_create"), expression("after_update")],
      actions: [expression(RESEND)],
    }),
  );
  control.clock({ set: new Date(Date.now() - 2 * 3_600_000).toISOString() });
  await tf.write(resend + person("ada", {}, trigger));
  await tf.apply();
  expect(mails(WHO)).toBe(1);
  await tf.expectEmptyPlan();
  control.clock({ set: new Date().toISOString() });
  await tf.write(resend + person("ada", { role: "operator" }, trigger));
  const plan = await tf.plan();
  await tf.applyPlan(plan);
  expect(mails(WHO)).toBe(2);
  expect(control.person({ who: WHO }).memberships).toMatchObject([{ role: "operator", status: "pending" }]);
  await tf.expectEmptyPlan();
});

it("the second factor of the key's owner is not reset, and of somebody else it is", async () => {
  const scene = await openModernScene({ knobs: { tfaType: "word" } });
  const { tf, control, writes } = scene;
  control.edit({ who: "bob@example.com", set: { twoFactor: "google" } });
  await tf.write(action("automox_reset_two_factor", { email: ALICE.email }));
  const { stderr } = await invoke(scene, "action.automox_reset_two_factor.it", "failure");
  expect(stderr).toContain("[guard/own-user]");
  expect(writes()).toEqual([]);
  await tf.write(action("automox_reset_two_factor", { email: "bob@example.com" }));
  await invoke(scene, "action.automox_reset_two_factor.it");
  expect(control.person({ who: "bob@example.com" }).twoFactor).toBe("email");
});

it("the keys of a leaver are disabled, before they leave and after", async () => {
  const scene = await openModernScene();
  const { tf, control } = scene;
  control.addKey({ key: "key-of-bob", userEmail: "bob@example.com", org: ORG, name: "ci" });
  const enabled = () => control.apiKeys().flatMap(({ name, isEnabled }) => (isEnabled ? [name] : []));
  await tf.write(action("automox_disable_api_keys", { email: "bob@example.com" }));
  const { stdout } = await invoke(scene, "action.automox_disable_api_keys.it");
  expect(stdout).toContain('Disabling the API key "ci"');
  expect(enabled()).not.toContain("ci");
  await tf.expectEmptyPlan();
});

it("what the pages show is formatted, and can be planned", async () => {
  const { tf, writes } = await openModernScene();
  const shown = blocksFor("actions").map(({ code }, index) => [`${index}.tf`, `${code}\n`]);
  await tf.write(Object.fromEntries(shown));
  await tf.run(["fmt", "-check", "-diff"]);
  for (const [, code = ""] of shown) {
    await tf.write(code);
    await tf.run(["validate", "-no-color"]);
  }
  expect(writes()).toEqual([]);
});
