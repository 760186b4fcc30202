// Disabling and enabling through SCIM under real Terraform, with disabled people out of sight for the other API. After every step a
// plan of the same configuration is empty.

import { DEFAULT_SCIM_TOKEN, type SeedUser } from "../../src/simulator/world/seed";
import { CONTRACTS } from "../support/contracts";
import { block, expression, person } from "../support/hcl";
import { ALICE, BOB, codes, EUROPE, ORG, openScene } from "../support/scene";

const ADA = { id: 300, email: "ada@example.com", firstname: "Ada", lastname: "Example", role: "viewer" };

test("somebody is disabled, stays in the state out of sight, is enabled, and is left disabled at the end", async () => {
  const scene = await openScene({
    people: [ADA],
    knobs: { disabledPeople: "hidden" },
    env: { AUTOMOX_SCIM_TOKEN: DEFAULT_SCIM_TOKEN },
  });
  const { tf, control, writes, mails } = scene;
  const id = control.person({ who: ADA.email }).uuid;
  const status = () => control.person({ who: ADA.email }).memberships[0]?.status;
  const steps = [
    [{ active: false, on_existing: "adopt" }, "create", "disabled"],
    [{ active: true, last_name: "Lovelace" }, "update", "active"],
    [{ active: true, last_name: "Lovelace", on_destroy: "deactivate" }, "update", "active"],
  ] as const;
  for (const [attributes, action, expected] of steps) {
    await tf.write(person("ada", attributes));
    const plan = await tf.plan();
    expect(plan.changes).toEqual({ "automox_user.ada": action });
    await tf.applyPlan(plan);
    expect(status()).toBe(expected);
    const [stored] = await tf.instances();
    expect(stored?.attributes).toMatchObject({ active: attributes.active, status: expected });
    expect(JSON.stringify(await tf.instances())).not.toContain(DEFAULT_SCIM_TOKEN);
    await tf.expectEmptyPlan();
  }
  await tf.write("");
  const plan = await tf.plan();
  expect(plan.changes).toEqual({ "automox_user.ada": "delete" });
  await tf.applyPlan(plan);
  expect(status()).toBe("disabled");
  const patch = `PATCH /scim/v2/Users/${id}`;
  expect(writes()).toEqual([patch, patch, `PUT /users/${ADA.id}`, patch]);
  expect(mails(ADA.email)).toBe(0);
});

test("somebody invited to be disabled is at rest in the account contract, and pending once enabled", async () => {
  const { tf, control, mails } = await openScene({
    contract: CONTRACTS.account,
    env: { AUTOMOX_SCIM_TOKEN: DEFAULT_SCIM_TOKEN },
  });
  for (const [active, status] of [
    [false, "disabled"],
    [true, "pending"],
  ] as const) {
    await tf.write(person("bea", { active }));
    await tf.apply();
    await tf.expectEmptyPlan();
    const [stored] = await tf.instances();
    expect(stored?.attributes).toMatchObject({ first_name: "Bea", status });
    expect(control.person({ who: "bea@example.com" }).memberships[0]?.status).toBe(status);
  }
  expect(mails("bea@example.com")).toBe(1);
});

test("somebody whom destroying would disable is taken over by a replacement in place, and stays enabled", async () => {
  const { tf, control, writes, mails } = await openScene({
    people: [ADA],
    env: { AUTOMOX_SCIM_TOKEN: DEFAULT_SCIM_TOKEN },
  });
  const ada = person("ada", { on_destroy: "deactivate" });
  await tf.write(ada);
  await tf.apply();
  const plan = await tf.plan({ args: ["-replace=automox_user.ada"] });
  expect(plan.changes).toEqual({ "automox_user.ada": "replace" });
  await tf.applyPlan(plan);
  await tf.expectEmptyPlan();
  expect(control.person({ who: ADA.email }).memberships[0]?.status).toBe("active");
  expect(writes()).toEqual([]);
  expect(mails(ADA.email)).toBe(0);
});

const later = (step: number) =>
  block(["resource", "terraform_data", "later"], { input: { org: ORG, email: ADA.email, step } });
const LATER = {
  organization: { org_id: expression("terraform_data.later.output.org") },
  address: { email: expression("terraform_data.later.output.email") },
  neither: {},
};

test.each([
  ["-replace", "organization"],
  ["-replace", "address"],
  ["taint", "neither"],
  ["taint", "organization"],
  ["taint", "address"],
] as const)(
  "%s with on_destroy = deactivate and %s known late leaves them as they are",
  async (how, what) => {
    const { tf, control, mails } = await openScene({
      people: [ADA],
      env: { AUTOMOX_SCIM_TOKEN: DEFAULT_SCIM_TOKEN },
      knobs: { disabledPeople: "hidden" },
    });
    const ada = person("ada", { on_destroy: "deactivate", ...LATER[what] });
    await tf.write(later(1) + ada);
    await tf.apply();
    await tf.write(later(2) + ada);
    if (how === "taint") await tf.run(["taint", "automox_user.ada"]);
    const plan = await tf.plan({ args: how === "taint" ? [] : ["-replace=automox_user.ada"] });
    expect(plan.changes).toMatchObject({ "automox_user.ada": "replace" });
    await tf.applyPlan(plan);
    await tf.expectEmptyPlan();
    expect(control.person({ who: ADA.email }).memberships[0]?.status).toBe("active");
    expect(mails(ADA.email)).toBe(0);
  },
);

test("an invitation that would disable the last administrator of another organization is refused", async () => {
  const zoe: SeedUser = {
    id: 301,
    email: "zoe@example.com",
    firstname: "Zoe",
    lastname: "Example",
    role: "admin",
  };
  const { tf, control, writes, provider } = await openScene({
    env: { AUTOMOX_SCIM_TOKEN: DEFAULT_SCIM_TOKEN },
    seed: {
      organizations: [
        { id: ORG, name: "Acme" },
        { id: EUROPE, name: "Acme Europe" },
      ],
      users: [ALICE, BOB, { ...ALICE, org: EUROPE, role: "viewer" }, { ...zoe, org: EUROPE }],
      keys: [{ key: process.env.AUTOMOX_API_KEY ?? "", userEmail: ALICE.email }],
    },
  });
  const disabled = provider({ org_id: ORG }) + person("zoe", { active: false });
  await tf.write(disabled);
  const { errors } = await tf.plan({ expect: "failure" });
  expect(codes(errors)).toEqual(["guard/last-admin"]);
  expect(writes()).toEqual([]);
  control.edit({ who: ALICE.email, org: EUROPE, set: { role: "admin" } });
  await tf.apply();
  await tf.expectEmptyPlan();
  expect(control.person({ who: zoe.email }).memberships.map(({ status }) => status)).toEqual([
    "disabled",
    "disabled",
  ]);
});
