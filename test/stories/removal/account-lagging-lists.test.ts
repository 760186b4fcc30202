import {
  ASIA,
  accountWorld,
  EUROPE,
  membership,
  nameless,
  rolesOf,
  stateOf,
} from "../../support/account-world";
import type { Core } from "../../support/core/core";
import {
  actions,
  errors,
  expectSilence,
  ORG,
  person,
  seedUser,
  type World,
  warnings,
} from "../../support/world";

const EMAIL = "ada@example.com";
const ada = (more: Record<string, unknown> = {}) => nameless("ada", { more });
const europe = (role = "viewer") => ({ zone_roles: new Map([[String(EUROPE), role]]) });

const detailOfError = (list: Awaited<ReturnType<Core["apply"]>>) =>
  list.find(({ severity }) => severity === "error")?.detail;

describe("an invitation that is to change a role and is refused", () => {
  let world: World;

  it.each([
    ["the role there is", 400],
    ["the call", 403],
  ])("gives the zone back as it was: %s refused with %i", async (_what, status) => {
    world = await accountWorld({ users: [seedUser("ada")] });
    const core = world.core({ account: { role_change: "reinvite" } });
    await core.run([ada()]);
    const plan = await core.plan([nameless("ada", { role: "helpdesk-operator" })]);
    world.control.fault({ match: { method: "POST", nth: 1 }, effect: { kind: "answer", status } });
    const applied = await core.apply(plan);
    expect(errors(applied)).toEqual(["account/role-refused"]);
    expect(detailOfError(applied)).toContain("with the former role");
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer" });
    expect(stateOf(core, "automox_user.ada")).toMatchObject({ role: "viewer" });
  });

  it("says that the person has no access where giving back fails too", async () => {
    world = await accountWorld({ users: [seedUser("ada")] });
    const core = world.core({ account: { role_change: "reinvite" } });
    await core.run([ada()]);
    const plan = await core.plan([nameless("ada", { role: "operator" })]);
    world.control.fault({ match: { method: "POST" }, effect: { kind: "answer", status: 400 } });
    const applied = await core.apply(plan);
    expect(errors(applied)).toEqual(["account/role-refused"]);
    expect(detailOfError(applied)).toContain("no access");
  });

  it("whose answer is lost is not followed by another with the old role", async () => {
    world = await accountWorld({ users: [seedUser("ada")] });
    const core = world.core({ account: { role_change: "reinvite" } });
    await core.run([ada()]);
    const plan = await core.plan([nameless("ada", { role: "operator" })]);
    world.control.fault({ match: { method: "POST", nth: 1 }, effect: { kind: "close-after-effect" } });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "operator" });
    expect(world.mails(EMAIL)).toBe(1);
  });
});

describe("removing while lists lag", () => {
  let world: World;

  it.each([404, 403] as const)(
    "is believed once they have caught up, absent people told by %i",
    async (absentAccountObject) => {
      world = await accountWorld({
        users: [seedUser("ada")],
        knobs: { absentAccountObject, listLagOf: "every-change", listLagCalls: 2 },
      });
      const core = world.core();
      await core.run([ada()]);
      expect(errors((await core.run([])).applied)).toEqual([]);
      expect(rolesOf(world, EMAIL)).toEqual({});
    },
  );

  it.each([404, 403] as const)("the whole account, too, told by %i", async (absentAccountObject) => {
    world = await accountWorld({
      users: [seedUser("ada")],
      knobs: { absentAccountObject, listLagOf: "every-change", listLagCalls: 2 },
    });
    const core = world.core();
    await core.run([ada({ on_destroy: "remove_from_account" })]);
    expect(errors((await core.run([])).applied)).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({});
  });
});

describe("a replacement of somebody with further zones", () => {
  let world: World;

  it.each(["refuse", "accept"] as const)(
    "created before it is destroyed loses none of them (a second invitation: %s)",
    async (secondInvitation) => {
      world = await accountWorld({ users: [seedUser("ada")], knobs: { secondInvitation } });
      const core = world.core();
      const first = { ...ada(europe()), createBeforeDestroy: true } as const;
      await core.run([ada()]);
      await core.run([first]);
      const moved = { ...ada({ ...europe(), org_id: ASIA }), createBeforeDestroy: true } as const;
      const { plan, applied } = await core.run([moved]);
      expect(actions(plan)).toEqual({ "automox_user.ada": "replace" });
      expect(errors(applied)).toEqual([]);
      expect(rolesOf(world, EMAIL)).toEqual({ [ASIA]: "viewer", [EUROPE]: "viewer" });
      await expectSilence(core, [moved]);
    },
  );
});

describe("the words of a removal", () => {
  let world: World;

  const detail = async (more: Record<string, unknown>) => {
    world = await accountWorld({ users: [seedUser("ada"), seedUser("ada", { org: EUROPE })] });
    const core = world.core();
    await core.run([ada(more)]);
    return (await core.plan([])).diagnostics.map((one) => one.detail).join("\n");
  };

  it("name the further zones that go, too", async () => {
    expect(await detail(europe())).toContain(String(EUROPE));
  });

  it("say when it is the whole account", async () => {
    expect(await detail({ ...europe(), on_destroy: "remove_from_account" })).toContain("account");
  });

  it("of an invitation say nothing of a mail that may hold for another zone", async () => {
    world = await accountWorld();
    const core = world.core({}, { parallelism: 1 });
    await core.run([ada(), membership("ada", EUROPE)]);
    const plan = await core.plan([membership("ada", EUROPE)]);
    expect(warnings(plan.diagnostics)).toEqual(["user/withdrawal"]);
    expect(plan.diagnostics[0]?.detail).not.toContain("will no longer work");
  });
});

describe("back to the organization contract", () => {
  let world: World;

  async function switched(more: Record<string, unknown>) {
    world = await accountWorld({ users: [seedUser("ada"), seedUser("ada", { org: EUROPE })] });
    const account = world.core();
    await account.run([person("ada", { more })]);
    const core = world.core({ account_id: null });
    core.state = account.state;
    return core;
  }

  it("is silent for people without attributes of the other, and forth again", async () => {
    const core = await switched({});
    await expectSilence(core, [person("ada")]);
    await core.run([person("ada")]);
    const again = world.core();
    again.state = core.state;
    await expectSilence(again, [person("ada")]);
  });

  it.each([
    ["removed", []],
    ["kept without zone_roles", [person("ada")]],
  ])("says which zones nobody will take: %s", async (_what, declared) => {
    const core = await switched(europe());
    const plan = await core.plan(declared);
    expect(warnings(plan.diagnostics)).toContain("user/zones-left");
    expect(plan.diagnostics.map((one) => one.detail).join()).toContain(String(EUROPE));
  });
});
