import { accountWorld, EUROPE, nameless, rolesOf, stateOf } from "../../support/account-world";
import { actions, errors, expectSilence, ORG, seedUser, type World, warnings } from "../../support/world";

const EMAIL = "ada@example.com";
const ada = (role = "viewer", more: Record<string, unknown> = {}) => nameless("ada", { role, more });

describe("somebody who is there otherwise", () => {
  let world: World;

  it("is not promised a role that no call can give", async () => {
    world = await accountWorld({ users: [seedUser("ada")] });
    const core = world.core();
    const plan = await core.plan([ada("operator", { on_existing: "adopt" })]);
    expect(warnings(plan.diagnostics)).toEqual(["user/taken-over", "account/role-change"]);
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer" });
    const next = await core.plan([ada("operator", { on_existing: "adopt" })]);
    expect(actions(next)).toEqual({ "automox_user.ada": "update" });
  });

  it("is said to lose the zone for a moment where an invitation changes the role, and to be mailed perhaps", async () => {
    world = await accountWorld({ users: [seedUser("ada")] });
    const core = world.core({ account: { role_change: "reinvite" } });
    const adopted = ada("operator", { on_existing: "adopt" });
    const { plan, applied } = await core.run([adopted]);
    expect(warnings(plan.diagnostics)).toEqual(["user/taken-over", "account/role-reinvite"]);
    expect(plan.diagnostics.map(({ detail }) => detail).join()).not.toContain("No e-mail is sent");
    expect(errors(applied)).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "operator" });
    await expectSilence(core, [adopted]);
    expect(stateOf(core, "automox_user.ada")).toMatchObject({ status: "pending", role: "operator" });
  });

  it("and refused is not sent to a setting that cannot help", async () => {
    world = await accountWorld({ users: [seedUser("ada")] });
    const plan = await world.core().plan([ada("operator")]);
    expect(errors(plan.diagnostics)).toEqual(["user/exists-otherwise"]);
    expect(plan.diagnostics[0]?.detail).toContain("role_change");
  });

  it("imported with another role in a further zone hears at plan that it cannot be changed", async () => {
    world = await accountWorld({
      users: [seedUser("ada", { id: 4711 }), seedUser("ada", { org: EUROPE, role: "operator" })],
    });
    const core = world.core();
    await core.import("automox_user.ada", { id: "4711" });
    const { plan, applied } = await core.run([
      ada("viewer", { zone_roles: new Map([[String(EUROPE), "viewer"]]) }),
    ]);
    expect(warnings(plan.diagnostics)).toEqual(["account/role-change"]);
    expect(errors(applied)).toEqual(["account/role-change"]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer", [EUROPE]: "operator" });
  });

  it("imported with the further zones configured gets none twice", async () => {
    world = await accountWorld({ users: [seedUser("ada", { id: 4711 }), seedUser("ada", { org: EUROPE })] });
    const core = world.core();
    await core.import("automox_user.ada", { id: "4711" });
    world.requests();
    const declared = [ada("viewer", { zone_roles: new Map([[String(EUROPE), "viewer"]]) })];
    const { plan, applied } = await core.run(declared);
    expect([...plan.diagnostics, ...applied]).toEqual([]);
    expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([]);
    await expectSilence(core, declared);
  });
});
