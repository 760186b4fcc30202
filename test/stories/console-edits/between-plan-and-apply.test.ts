import { ASIA, accountWorld, EUROPE, invitationsTo, nameless, rolesOf } from "../../support/account-world";
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
const europe = (role = "viewer") => ({ zone_roles: new Map([[String(EUROPE), role]]) });

/** What somebody does at the console between a plan and its apply. */
describe("an edit in the console between plan and apply", () => {
  let world: World;

  const writes = () => world.requests().filter((line) => !line.startsWith("GET"));

  async function standing(more: Record<string, unknown> = {}, block = {}) {
    world = await accountWorld({ users: [seedUser("ada"), seedUser("bob", { role: "admin" })] });
    const core = world.core({ account: { role_change: "reinvite" }, ...block });
    await core.run([person("ada")]);
    await core.run([person("ada", { more })]);
    return core;
  }

  it("of the role is left to the next plan: a plan that only renames takes nobody out of their zone", async () => {
    const core = await standing();
    const plan = await core.plan([person("ada", { more: { first_name: "Augusta" } })]);
    world.control.edit({ who: EMAIL, set: { role: "admin" } });
    world.requests();
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(writes()).toEqual([expect.stringMatching(/^PATCH /)]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "admin" });
    const next = await core.plan([person("ada", { more: { first_name: "Augusta" } })]);
    expect(actions(next)).toEqual({ "automox_user.ada": "update" });
  });

  it("of the role stops no rename where roles cannot be changed", async () => {
    const core = await standing({}, { account: null });
    const plan = await core.plan([person("ada", { more: { first_name: "Augusta" } })]);
    world.control.edit({ who: EMAIL, set: { role: "operator" } });
    expect(errors(await core.apply(plan))).toEqual([]);
  });

  it("of the role in a further zone is left to the next plan, too", async () => {
    const core = await standing(europe());
    const more = {
      zone_roles: new Map([
        [String(EUROPE), "viewer"],
        [String(ASIA), "viewer"],
      ]),
    };
    const plan = await core.plan([person("ada", { more })]);
    world.control.edit({ who: EMAIL, org: EUROPE, set: { role: "operator" } });
    world.requests();
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(writes()).toEqual([expect.stringMatching(/^POST /)]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer", [EUROPE]: "operator", [ASIA]: "viewer" });
    const next = await core.plan([person("ada", { more })]);
    expect(actions(next)).toEqual({ "automox_user.ada": "update" });
  });

  it("that makes somebody a global administrator stops their removal", async () => {
    const core = await standing();
    const plan = await core.plan([]);
    world.control.edit({ who: EMAIL, set: { accountRole: "global-admin" } });
    expect(errors(await core.apply(plan))).toEqual(["user/not-as-planned"]);
    expect(core.state.size).toBe(1);
  });

  it("that took the person out is no success of a change, and invites nobody", async () => {
    const core = await standing();
    const plan = await core.plan([person("ada", { more: { first_name: "Augusta" } })]);
    world.control.removeByHand({ who: EMAIL, org: ORG });
    expect(errors(await core.apply(plan))).toEqual(["user/vanished"]);
    expect(world.mails(EMAIL)).toBe(0);
  });

  it("that already made the change planned costs no write", async () => {
    const core = await standing({}, { account: null });
    const plan = await core.plan([person("ada", { role: "operator" })]);
    world.control.edit({ who: EMAIL, set: { role: "operator" } });
    world.requests();
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(writes()).toEqual([]);
    await expectSilence(core, [person("ada", { role: "operator" })]);
  });

  it("that gave the person planned is taken over without a second mail", async () => {
    world = await accountWorld();
    const core = world.core();
    const plan = await core.plan([nameless("ada")]);
    world.control.addByHand(seedUser("ada"));
    world.requests();
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(writes()).toEqual([]);
    await expectSilence(core, [nameless("ada")]);
  });

  it("that gave one of several zones planned keeps nobody from the others", async () => {
    world = await accountWorld();
    const core = world.core();
    const ada = nameless("ada", { more: europe() });
    const plan = await core.plan([ada]);
    world.control.addByHand(seedUser("ada", { org: EUROPE }));
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer", [EUROPE]: "viewer" });
    await expectSilence(core, [ada]);
  });
});

describe("somebody taken out of the organization by hand who keeps a further zone", () => {
  let world: World;

  it.each(["refuse", "accept"] as const)(
    "comes back with one apply (a second invitation: %s)",
    async (secondInvitation) => {
      world = await accountWorld({ knobs: { secondInvitation } });
      const core = world.core();
      const ada = nameless("ada", { more: europe() });
      await core.run([ada]);
      world.control.accept({ who: EMAIL });
      await core.run([ada]);
      world.control.removeByHand({ who: EMAIL, org: ORG });
      const { plan, applied } = await core.run([ada]);
      expect(warnings(plan.diagnostics)).toEqual(["user/gone"]);
      expect(errors(applied)).toEqual([]);
      expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer", [EUROPE]: "viewer" });
      await expectSilence(core, [ada]);
    },
  );

  it("comes back pending where Automox shows nobody pending", async () => {
    world = await accountWorld({ knobs: { pendingPeople: "hidden", knownPersonJoins: "pending" } });
    const core = world.core();
    const ada = nameless("ada", { more: europe() });
    await core.run([ada]);
    world.control.accept({ who: EMAIL });
    await core.run([ada]);
    world.control.removeByHand({ who: EMAIL, org: ORG });
    expect(errors((await core.run([ada])).applied)).toEqual([]);
    await expectSilence(core, [ada]);
    expect(invitationsTo(world, EMAIL)).toHaveLength(2);
  });

  it("and whose zone there has another role gets the missing one, and the difference is planned next", async () => {
    world = await accountWorld({ users: [seedUser("ada", { org: EUROPE, role: "operator" })] });
    const core = world.core();
    const ada = nameless("ada", { more: europe() });
    const { applied } = await core.run([ada]);
    expect(errors(applied)).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer", [EUROPE]: "operator" });
    const next = await core.plan([ada]);
    expect(actions(next)).toEqual({ "automox_user.ada": "update" });
    expect(warnings(next.diagnostics)).toEqual(["account/role-change"]);
  });
});
