// Other people act while Terraform runs: somebody accepts, an invitation lapses, the console is used. None of it may
// end in Terraform's "inconsistent" errors, and what remains is shown by the next plan.
import type { Control } from "../../src/simulator/server/control";
import { inBothContracts } from "../support/both-contracts";
import type { Contract } from "../support/contracts";
import { block, expression, person } from "../support/hcl";
import { codes, ORG, openScene, type Scene } from "../support/scene";
import type { Outcome } from "../support/terraform-command";

const NAMES = ["accepts", "lapses", "edited", "removed", "renamed"] as const;
const ACTS: Readonly<Record<(typeof NAMES)[number], (control: Control) => unknown>> = {
  accepts: (control) => control.accept({ who: "accepts@example.com" }),
  lapses: (control) => control.expire({ who: "lapses@example.com" }),
  edited: (control) =>
    control.edit({
      who: "edited@example.com",
      set: { role: "admin", firstname: "Console", prefs: { size: 9 } },
    }),
  removed: (control) => control.removeByHand({ who: "removed@example.com" }),
  renamed: (control) => control.edit({ who: "renamed@example.com", set: { email: "Renamed@example.org" } }),
};
const everything = (control: Control) => {
  for (const act of Object.values(ACTS)) act(control);
};

/** Five people of whom two are pending; the next configuration changes all of them. */
async function openTeam(contract: Contract): Promise<Scene> {
  const scene = await openScene({ contract, knobs: { expiredInvitation: "vanishes" } });
  await scene.tf.write(NAMES.map((name) => person(name)).join("\n"));
  await scene.tf.apply();
  for (const name of ["edited", "removed", "renamed"]) scene.control.accept({ who: `${name}@example.com` });
  await scene.tf.write(NAMES.map((name) => person(name, { role: "operator" })).join("\n"));
  return scene;
}

const said = ({ diagnostics, stdout, stderr }: Outcome) =>
  `${diagnostics.map(({ summary, detail }) => `${summary}\n${detail}`).join("\n")}${stdout}${stderr}`;

function expectConsistent(outcome: Outcome): void {
  expect(said(outcome)).not.toMatch(/inconsistent|unexpected new value|bug in the provider/i);
}

/** Errors name only people who were gone; one more apply settles everybody, with at most one more mail each. */
async function expectSettled({ tf, control, mails }: Scene, outcome: Outcome): Promise<void> {
  expectConsistent(outcome);
  const addresses = outcome.errors.map(({ address }) => address);
  for (const address of addresses) {
    expect(["automox_user.lapses", "automox_user.removed"]).toContain(address);
  }
  const next = await tf.apply();
  expectConsistent(next);
  expect(await tf.instances()).toHaveLength(NAMES.length);
  expect(NAMES.map((name) => mails(`${name}@example.com`))).toEqual([1, 2, 1, 2, 1]);
  const roles = control.people().map(({ memberships }) => memberships[0]?.role);
  expect(roles).toEqual(["admin", "admin", ...NAMES.map(() => "operator")]);
  await tf.expectEmptyPlan();
}

inBothContracts("meanwhile", ({ contract, it, expected }) => {
  it("between a saved plan and its apply", async () => {
    const scene = await openTeam(contract);
    const plan = await scene.tf.plan();
    expect(Object.values(plan.changes)).toEqual(NAMES.map(() => "update"));
    everything(scene.control);
    await expectSettled(scene, await scene.tf.applyPlan(plan, { expect: "failure" }));
  });

  it("between the refresh and the plan of one apply", async () => {
    const scene = await openTeam(contract);
    const { control } = scene;
    // A refresh has read everybody when it has listed them; what is asked next belongs to the plan or the apply.
    control.hook({
      match: { operation: contract.operations.list, nth: 1 },
      when: "after",
      run: () => everything(control),
    });
    await expectSettled(scene, await scene.tf.apply({ expect: "either" }));
  });

  it("between the write and the look that confirms it", async () => {
    const scene = await openTeam(contract);
    const { control } = scene;
    const roles = { match: { operation: contract.operations.changeRole, nth: 1 }, when: "after" } as const;
    control.hook({ ...roles, run: () => everything(control) });
    await expectSettled(scene, await scene.tf.apply({ expect: "either" }));
  });

  it("an acceptance, an edit and a lapse right after the invitation", async () => {
    const { tf, control, mails } = await openScene({ contract, knobs: { expiredInvitation: "vanishes" } });
    const names = ["accepts", "edited", "lapses"] as const;
    const preferences = expected("preferences", { prefs_json: '{"size":1}' });
    await tf.write(names.map((name) => person(name, { role: "operator", ...preferences })).join("\n"));
    for (const name of names) {
      const match = { operation: contract.operations.invite, body: `${name}@` };
      control.hook({ match, when: "after", run: () => ACTS[name](control) });
    }
    const created = await tf.apply();
    expectConsistent(created);
    control.clearHooks();
    expect((await tf.instances()).map(({ isTainted }) => isTainted)).toEqual([false, false, false]);
    const repaired = await tf.apply();
    expectConsistent(repaired);
    expect(names.map((name) => mails(`${name}@example.com`))).toEqual(expected("mails", [1, 1, 2]));
    await tf.expectEmptyPlan();
  });
});

test("an acceptance before the replacement of somebody whose organization is known late", async () => {
  const { tf, control } = await openScene();
  const late = { org_id: expression("terraform_data.later.output.org") };
  const write = (step: number) =>
    tf.write(
      block(["resource", "terraform_data", "later"], { input: { org: ORG, step } }) + person("ada", late),
    );
  await write(1);
  await tf.apply();
  await write(2);
  const plan = await tf.plan();
  expect(plan.changes).toMatchObject({ "automox_user.ada": "replace" });
  control.accept({ who: "ada@example.com" });
  const { errors } = await tf.applyPlan(plan, { expect: "failure" });
  expect(codes(errors)).toEqual(["user/accepted-meanwhile"]);
  expect(control.person({ who: "ada@example.com" }).memberships[0]?.status).toBe("active");
});
