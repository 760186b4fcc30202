import { ASIA, accountWorld, EUROPE, nameless, rolesOf, stateOf } from "../../support/account-world";
import { actions, errors, expectSilence, ORG, seedUser, type World, warnings } from "../../support/world";

const EMAIL = "ada@example.com";
const ada = (more: Record<string, unknown> = {}) => nameless("ada", { more });
const europe = (role = "viewer") => ({ zone_roles: new Map([[String(EUROPE), role]]) });

describe("somebody pending whom Automox shows nowhere", () => {
  let world: World;

  it.each(["too-high", "too-low"] as const)("stays pending though counts are %s", async (accountCounts) => {
    world = await accountWorld({ knobs: { pendingPeople: "hidden" } });
    const core = world.core();
    await core.run([ada(europe())]);
    world.control.turn({ accountCounts });
    await expectSilence(core, [ada(europe())]);
  });

  it.each([404, 403] as const)(
    "stays when the contract is switched on a state with their number (%s)",
    async (absentAccountObject) => {
      world = await accountWorld({ knobs: { pendingPeople: "hidden", absentAccountObject } });
      const before = world.core({ account_id: null });
      const named = ada({ first_name: "Ada", last_name: "Archer" });
      await before.run([named]);
      expect(stateOf(before, "automox_user.ada")?.user_id).toEqual(expect.any(Number));
      const core = world.core();
      core.state = before.state;
      await expectSilence(core, [named]);
      world.control.accept({ who: EMAIL });
      await core.run([named]);
      expect(stateOf(core, "automox_user.ada")).toMatchObject({ status: "active" });
      expect(world.mails(EMAIL)).toBe(1);
    },
  );

  it("is not reported as removed after such a switch", async () => {
    world = await accountWorld({ knobs: { pendingPeople: "hidden" } });
    const before = world.core({ account_id: null });
    await before.run([ada({ first_name: "Ada", last_name: "Archer" })]);
    const core = world.core();
    core.state = before.state;
    const { plan, applied } = await core.run([]);
    expect(warnings(plan.diagnostics)).toEqual(["invitation/cannot-withdraw"]);
    expect(errors(applied)).toEqual(["invitation/cannot-withdraw"]);
    expect(core.state.size).toBe(1);
  });

  it("keeps a further zone that cannot be taken: said in the plan, refused at apply, state kept", async () => {
    world = await accountWorld({ knobs: { pendingPeople: "hidden" } });
    const core = world.core();
    await core.run([ada(europe())]);
    const { plan, applied } = await core.run([ada()]);
    expect(warnings(plan.diagnostics)).toEqual(["invitation/cannot-withdraw"]);
    expect(errors(applied)).toEqual(["invitation/cannot-withdraw"]);
    expect(stateOf(core, "automox_user.ada")?.zone_roles).toEqual(new Map([[String(EUROPE), "viewer"]]));
    expect(plan.diagnostics[0]?.detail).not.toContain("state rm");
  });

  it.each(["reinvite", "fail"] as const)(
    "has a role that cannot be changed by %s: the plan does not promise it",
    async (role_change) => {
      world = await accountWorld({ knobs: { pendingPeople: "hidden" } });
      const core = world.core({ account: { role_change } });
      await core.run([ada()]);
      const { plan, applied } = await core.run([nameless("ada", { role: "operator" })]);
      expect(plan.diagnostics.map(({ summary }) => summary).join()).not.toContain("will be changed");
      expect(warnings(plan.diagnostics)).toEqual(["account/role-change"]);
      expect(errors(applied)).toEqual(["account/role-change"]);
      expect(world.mails(EMAIL)).toBe(1);
    },
  );

  it("is invited once where a role change takes somebody out of the account", async () => {
    world = await accountWorld({ users: [seedUser("ada")], knobs: { pendingPeople: "hidden" } });
    const core = world.core({ account: { role_change: "reinvite" } });
    await core.run([ada()]);
    const operator = nameless("ada", { role: "operator" });
    expect(errors((await core.run([operator])).applied)).toEqual([]);
    expect(stateOf(core, "automox_user.ada")).toMatchObject({ status: "pending", uuid: null, user_id: null });
    await expectSilence(core, [operator]);
    await core.run([operator]);
    expect(world.mails(EMAIL)).toBe(1);
    world.control.accept({ who: EMAIL });
    await core.run([operator]);
    expect(stateOf(core, "automox_user.ada")).toMatchObject({ status: "active", role: "operator" });
    await expectSilence(core, [operator]);
  });

  it("who has expired and vanished is never reported as removed", async () => {
    world = await accountWorld({ knobs: { pendingPeople: "hidden", expiredInvitation: "vanishes" } });
    const core = world.core();
    await core.run([ada()]);
    world.pass(30);
    const { applied } = await core.run([]);
    expect(errors(applied)).toEqual(["invitation/cannot-withdraw"]);
  });

  it("cannot be imported, and that is said", async () => {
    world = await accountWorld({ knobs: { pendingPeople: "hidden" } });
    const first = world.core();
    await first.run([ada()]);
    const core = world.core();
    const said = await core.import("automox_user.ada", { id: `${ORG}/${EMAIL}` });
    expect(errors(said)).toHaveLength(1);
    expect(core.state.size).toBe(0);
  });
});

describe("somebody pending whom Automox shows", () => {
  let world: World;

  it("as a global administrator cannot be resent an invitation, and no plan promises it", async () => {
    world = await accountWorld({ knobs: { invitationMaxAgeMs: 90 * 86_400_000 } });
    const core = world.core();
    const chief = ada({ account_role: "global-admin", invitation: { max_age: "5d", on_stale: "reinvite" } });
    await core.run([chief]);
    world.pass(6);
    const { plan, applied } = await core.run([chief]);
    expect(errors(applied)).toEqual([]);
    expect(actions(plan)).toEqual({ "automox_user.ada": "no-op" });
    expect(world.mails(EMAIL)).toBe(1);
  });

  it("is imported by address and by number while pending", async () => {
    world = await accountWorld({ users: [seedUser("ada", { id: 4711, status: "pending" })] });
    for (const id of [`${ORG}/${EMAIL}`, "4711"]) {
      const core = world.core();
      expect(await core.import("automox_user.ada", { id })).toEqual([]);
      expect(stateOf(core, "automox_user.ada")).toMatchObject({ status: "pending" });
      await expectSilence(core, [ada()]);
    }
  });

  it("in this organization is not called active because another has them active", async () => {
    world = await accountWorld({
      users: [seedUser("ada", { org: EUROPE })],
      knobs: { knownPersonJoins: "pending" },
    });
    const core = world.core();
    const { applied } = await core.run([ada({ wait_for_activation: true, timeouts: { create: "1m" } })]);
    expect(warnings(applied)).toEqual(["user/still-pending"]);
    expect(stateOf(core, "automox_user.ada")).toMatchObject({ status: "pending" });
  });

  it("in this organization and active in another stays pending through an update", async () => {
    world = await accountWorld({
      users: [seedUser("ada", { org: EUROPE })],
      knobs: { knownPersonJoins: "pending" },
    });
    const core = world.core();
    await core.run([ada()]);
    const asia = ada({ zone_roles: new Map([[String(ASIA), "viewer"]]) });
    expect(errors((await core.run([asia])).applied)).toEqual([]);
    expect(stateOf(core, "automox_user.ada")).toMatchObject({ status: "pending" });
    await expectSilence(core, [asia]);
  });

  it("whose resend died between withdrawal and invitation is invited by the next run, further zones or not", async () => {
    world = await accountWorld({ knobs: { invitationMaxAgeMs: 90 * 86_400_000 } });
    const core = world.core();
    const eager = ada({ ...europe(), invitation: { max_age: "5d", on_stale: "reinvite" } });
    await core.run([eager]);
    world.pass(6);
    const plan = await core.plan([eager]);
    // The withdrawal of the second zone fails: half of them is gone.
    world.control.fault({
      match: { method: "DELETE", path: "/zones/", nth: 2, times: 1 },
      effect: { kind: "answer", status: 400 },
    });
    expect(errors(await core.apply(plan))).not.toEqual([]);
    expect(errors((await core.run([eager])).applied)).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer", [EUROPE]: "viewer" });
    await expectSilence(core, [eager]);
    expect(world.mails(EMAIL)).toBeLessThanOrEqual(2);
  });
});
