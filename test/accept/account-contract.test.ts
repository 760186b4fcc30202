// What only the account contract has, under real Terraform: second factors, zones beside the own one, people whom nobody
// shows before they accept, and the way from one contract to the other.
import type { SeedUser } from "../../src/simulator/world/seed";
import { CONTRACTS } from "../support/contracts";
import { person, provider } from "../support/hcl";
import { ALICE, BOB, codes, ORG, openScene } from "../support/scene";

const EUROPE = 777;
const { account, organization } = CONTRACTS;

const active = (name: string, more: Partial<SeedUser> = {}): SeedUser => ({
  email: `${name.toLowerCase()}@example.com`,
  firstname: name,
  lastname: "Example",
  role: "viewer",
  ...more,
});

test("three people are reset in one apply, which the plan names; two_factor alone never lowers a method", async () => {
  const { tf, control, writes } = await openScene({
    contract: account,
    people: [active("Ada", { twoFactor: "google" }), active("Bert", { twoFactor: "email" }), active("Cleo")],
  });
  const methods = () =>
    ["ada", "bert", "cleo"].map((name) => control.person({ who: `${name}@example.com` }).twoFactor);
  const team = (reset: string) =>
    [
      person("ada", { two_factor_reset: reset }),
      person("bert", { two_factor: "enabled", two_factor_reset: reset }),
      person("cleo", { two_factor_reset: reset }),
    ].join("\n");
  await tf.write(team("2025"));
  await tf.apply();
  expect([methods(), writes()]).toEqual([["google", "email", null], []]); // taken over: only recorded

  await tf.write(`${team("2025").replace(/(?= {2}two_factor_reset)/, '  two_factor = "enabled"\n')}`);
  await tf.apply();
  expect([methods(), writes()]).toEqual([["google", "email", null], []]);

  await tf.write(team("2026"));
  const plan = await tf.plan();
  expect(plan.changes).toEqual({
    "automox_user.ada": "update",
    "automox_user.bert": "update",
    "automox_user.cleo": "update",
  });
  const told = plan.warnings.map(({ detail }) => detail).join("\n");
  expect(told).toMatch(/ada@example\.com.*google/s);
  await tf.applyPlan(plan);
  expect(writes().map((line) => line.replace(/\d+$/, "N"))).toEqual(Array(3).fill("PATCH /users/N"));
  expect(methods()).toEqual(["email", "email", "email"]);
  expect(await tf.attributes("automox_user.ada")).toMatchObject({ two_factor_method: "email" });
  await tf.expectEmptyPlan();
});

test("account_id added to an existing state plans no change, and only the environment variable changes nothing", async () => {
  const { tf, control, simulator, requests, writes } = await openScene({
    contract: organization,
    seed: { users: [{ ...ALICE, accountRole: "global-admin" }, BOB] },
  });
  const team = ["ada", "bert"].map((name) => person(name)).join("\n");
  const all = [team, person("olga", { role: "operator" })].join("\n");
  await tf.write(all);
  await tf.apply();
  for (const name of ["ada", "olga"]) control.accept({ who: `${name}@example.com` });
  await tf.apply();
  writes();

  const env = { AUTOMOX_ACCOUNT_UUID: simulator.accountId };
  requests();
  await tf.expectEmptyPlan({ env });
  expect(requests().filter(({ path }) => path.startsWith("/accounts/"))).toEqual([]);

  await tf.write([provider({ account_id: simulator.accountId }), all].join("\n"));
  await tf.expectEmptyPlan();
  expect(requests().filter(({ path }) => path.startsWith("/accounts/"))).not.toEqual([]);
  const news = await tf.refreshOnly();
  await tf.applyPlan(news);
  expect(await tf.attributes("automox_user.bert")).toMatchObject({
    status: "pending",
    uuid: expect.any(String),
  });
  await tf.expectEmptyPlan();
  expect(writes()).toEqual([]);
});

const twoZones = {
  organizations: [
    { id: ORG, name: "Acme Corp" },
    { id: EUROPE, name: "Europe" },
  ],
};

test.each(["pending", "active"] as const)(
  "zones are given to and taken from somebody %s, as the configuration says, and a person removed has none",
  async (status) => {
    const { tf, control, writes } = await openScene({ contract: account, seed: twoZones });
    const ada = (zones?: object) => person("ada", { zone_roles: zones });
    const zones = () =>
      control.person({ who: "ada@example.com" }).memberships.map(({ org, role }) => [org, role]);
    await tf.write(ada());
    await tf.apply();
    if (status === "active") control.accept({ who: "ada@example.com" });
    await tf.apply();
    writes();

    await tf.write(ada({ [EUROPE]: "operator" }));
    await tf.apply();
    expect(zones()).toEqual([
      [ORG, "viewer"],
      [EUROPE, "operator"],
    ]);
    await tf.expectEmptyPlan();

    await tf.write(ada());
    const { changes } = await tf.apply();
    expect([changes, zones()]).toEqual([{ "automox_user.ada": "update" }, [[ORG, "viewer"]]]);
    await tf.expectEmptyPlan();
    expect(writes().map((line) => line.split(" ")[0])).toEqual(["POST", "DELETE"]);

    await tf.write(ada({ [EUROPE]: "viewer" }));
    await tf.apply();
    await tf.write("");
    await tf.apply();
    expect(control.people().map(({ email }) => email)).not.toContain("ada@example.com");
  },
);

test("somebody pending whom no call can withdraw is never called removed, and can be once they accept", async () => {
  const { tf, control, writes, mails } = await openScene({
    contract: account,
    knobs: { pendingPeople: "hidden" },
  });
  await tf.write(person("ada"));
  await tf.apply();
  await tf.expectEmptyPlan();
  writes();
  const kept = { email: "ada@example.com", status: "pending", user_id: null, uuid: null };

  for (const next of ["", person("ada", { email: "countess@example.com" })]) {
    await tf.write(next);
    const plan = await tf.plan();
    expect(codes(plan.warnings)).toEqual(["invitation/cannot-withdraw"]);
    const { errors } = await tf.applyPlan(plan, { expect: "failure" });
    expect(codes(errors)).toEqual(["invitation/cannot-withdraw"]);
    expect(await tf.attributes("automox_user.ada")).toMatchObject(kept);
  }
  expect([writes(), mails("countess@example.com")]).toEqual([[], 0]);

  control.accept({ who: "ada@example.com" });
  await tf.write("");
  await tf.apply();
  expect(await tf.instances()).toEqual([]);
  expect(control.people().map(({ email }) => email)).not.toContain("ada@example.com");
});
