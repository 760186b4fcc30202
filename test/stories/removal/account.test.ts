import { systemClock } from "../../../src/automox/transport/clock";
import {
  ASIA,
  accountWorld,
  EUROPE,
  membership,
  nameless,
  rolesOf,
  stateOf,
  ZONE,
} from "../../support/account-world";
import type { CoreOptions } from "../../support/core/plan";
import { actions, errors, expectSilence, ORG, seedUser, type World, warnings } from "../../support/world";

const EMAIL = "ada@example.com";
const ada = (more: Record<string, unknown> = {}) => nameless("ada", { more });

describe("removing somebody from the account contract", () => {
  let world: World;

  async function standing(
    declared: ReturnType<typeof ada>,
    options: Parameters<typeof accountWorld>[0] = {},
  ) {
    world = await accountWorld(options);
    const core = world.core();
    await core.run([declared]);
    return core;
  }

  const deletes = () => world.requests().filter((line) => line.startsWith("DELETE"));

  it("withdraws an invitation of somebody who is shown", async () => {
    const core = await standing(ada());
    const { plan, applied } = await core.run([]);
    expect(warnings(plan.diagnostics)).toEqual(["user/withdrawal"]);
    expect(errors(applied)).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({});
  });

  it.each([404, 403] as const)(
    "is success where the person is gone already, told by %i",
    async (absentAccountObject) => {
      const core = await standing(ada(), { knobs: { absentAccountObject } });
      const plan = await core.plan([]);
      world.control.removeByHand({ who: EMAIL });
      expect(errors(await core.apply(plan))).toEqual([]);
      expect(core.state.size).toBe(0);
    },
  );

  it("finds somebody who was made anew under another UUID", async () => {
    const core = await standing(ada());
    world.control.accept({ who: EMAIL });
    const plan = await core.plan([]);
    world.control.recreate({ who: EMAIL, id: 9001 });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({});
  });

  it("without effect is an error, and the state keeps them", async () => {
    const core = await standing(ada());
    const plan = await core.plan([]);
    world.control.fault({
      match: { method: "DELETE", path: "/zones/" },
      effect: { kind: "answer", status: 204 },
    });
    expect(errors(await core.apply(plan))).toEqual(["user/no-effect"]);
    expect(core.state.size).toBe(1);
  });

  describe("from the whole account", () => {
    const whole = ada({
      on_destroy: "remove_from_account",
      zone_roles: new Map([[String(EUROPE), "viewer"]]),
    });

    it("is one call where this resource gave every zone", async () => {
      const core = await standing(whole);
      world.requests();
      expect(errors((await core.run([])).applied)).toEqual([]);
      expect(deletes()).toEqual([expect.stringMatching(/^DELETE \/accounts\/[^/]+\/users\/[^/]+$/)]);
      expect(rolesOf(world, EMAIL)).toEqual({});
    });

    it("refuses while others are left, and names them", async () => {
      const core = await standing(whole);
      world.control.accept({ who: EMAIL });
      world.control.addByHand(seedUser("ada", { org: ASIA }));
      world.requests();
      const { applied } = await core.run([]);
      expect(errors(applied)).toEqual(["user/other-zones"]);
      expect(applied[0]?.detail).toContain("888");
      expect(deletes()).toEqual([]);
      expect(core.state.size).toBe(1);
    });

    describe("with a membership that nothing orders before it", () => {
      const both = async (more: Partial<CoreOptions>) => {
        world = await accountWorld();
        const core = world.core({}, more);
        await core.run([whole, membership("ada", ASIA)]);
        world.requests();
        return core;
      };

      it("waits for the zone that goes in the same run", async () => {
        const core = await both({ clock: systemClock });
        // Long enough for the person to be looked at first.
        world.control.turn({ latency: [{ method: "DELETE", path: `/zones/${ZONE[ASIA]}/`, ms: 400 }] });
        expect(errors((await core.run([])).applied)).toEqual([]);
        expect(core.state.size).toBe(0);
        expect(deletes()).toHaveLength(2);
        expect(rolesOf(world, EMAIL)).toEqual({});
      });

      it("with one removal at a time names the second run, which ends it", async () => {
        const core = await both({ parallelism: 1 });
        const { applied } = await core.run([]);
        expect(errors(applied)).toEqual(["user/other-zones"]);
        expect(applied.at(-1)?.detail).toMatch(/run it once more.*automox_user\.NAME\.email/);
        expect([...core.state.keys()]).toEqual([whole.address]);
        expect(errors((await core.run([])).applied)).toEqual([]);
        expect(rolesOf(world, EMAIL)).toEqual({});
      });
    });

    it.each([404, 403] as const)(
      "is success where they are gone, told by %i",
      async (absentAccountObject) => {
        const core = await standing(whole, { knobs: { absentAccountObject } });
        const plan = await core.plan([]);
        world.control.removeByHand({ who: EMAIL });
        expect(errors(await core.apply(plan))).toEqual([]);
      },
    );

    it("needs the account contract", async () => {
      world = await accountWorld();
      const core = world.core({ account_id: null });
      const plan = await core.plan([
        ada({ first_name: "A", last_name: "B", on_destroy: "remove_from_account" }),
      ]);
      expect(errors(plan.diagnostics)).toEqual(["user/other-contract"]);
    });
  });

  describe("while Automox shows nobody before the acceptance", () => {
    const hidden = { knobs: { pendingPeople: "hidden" } } as const;

    it("keeps the person pending, without ids and without a difference", async () => {
      const core = await standing(ada(), hidden);
      expect(stateOf(core, "automox_user.ada")).toMatchObject({
        status: "pending",
        user_id: null,
        uuid: null,
      });
      expect(stateOf(core, "automox_user.ada")?.invitation_id).toEqual(expect.any(String));
      await expectSilence(core, [ada()]);
      world.control.accept({ who: EMAIL });
      await core.run([ada()]);
      expect(stateOf(core, "automox_user.ada")).toMatchObject({ status: "active", uuid: expect.any(String) });
      expect(world.mails(EMAIL)).toBe(1);
    });

    it("cannot withdraw: warned at plan, refused at apply, state kept, and over after the acceptance", async () => {
      const core = await standing(ada(), hidden);
      const { plan, applied } = await core.run([]);
      expect(warnings(plan.diagnostics)).toEqual(["invitation/cannot-withdraw"]);
      expect(errors(applied)).toEqual(["invitation/cannot-withdraw"]);
      expect(applied[0]?.detail).toContain("terraform state rm ADDRESS");
      expect(core.state.size).toBe(1);
      world.control.accept({ who: EMAIL });
      expect(errors((await core.run([])).applied)).toEqual([]);
      expect(rolesOf(world, EMAIL)).toEqual({});
    });

    it("removes somebody who accepted between plan and apply", async () => {
      const core = await standing(ada(), hidden);
      const plan = await core.plan([]);
      world.control.accept({ who: EMAIL });
      expect(errors(await core.apply(plan))).toEqual([]);
      expect(rolesOf(world, EMAIL)).toEqual({});
    });

    it("cannot replace an address either, and says so in the plan", async () => {
      const core = await standing(ada(), hidden);
      const renamed = nameless("ada", { email: "lovelace@example.com" });
      const plan = await core.plan([renamed]);
      expect(actions(plan)).toEqual({ "automox_user.ada": "replace" });
      expect(warnings(plan.diagnostics)).toEqual(["invitation/cannot-withdraw"]);
      expect(errors(await core.apply(plan))).toEqual(["invitation/cannot-withdraw"]);
      expect(world.mails("lovelace@example.com")).toBe(0);
    });

    it("resends nothing, whatever the policy says", async () => {
      const eager = ada({ invitation: { max_age: "5d", on_stale: "reinvite" } });
      const core = await standing(eager, hidden);
      world.pass(6);
      const { plan, applied } = await core.run([eager]);
      expect(actions(plan)).toEqual({ "automox_user.ada": "no-op" });
      expect(warnings(plan.diagnostics)).toEqual(["user/stale-invitation"]);
      expect(applied).toEqual([]);
      expect(world.mails(EMAIL)).toBe(1);
    });

    it("gives another zone by one more invitation", async () => {
      const core = await standing(ada(), hidden);
      const both = ada({ zone_roles: new Map([[String(EUROPE), "viewer"]]) });
      expect(errors((await core.run([both])).applied)).toEqual([]);
      expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer", [EUROPE]: "viewer" });
      await expectSilence(core, [both]);
    });
  });

  it("resends a stale invitation of somebody who is shown", async () => {
    const eager = ada({
      invitation: { max_age: "5d", on_stale: "reinvite" },
      zone_roles: new Map([[String(EUROPE), "operator"]]),
    });
    const core = await standing(eager, { knobs: { invitationMaxAgeMs: 30 * 86_400_000 } });
    const first = stateOf(core, "automox_user.ada")?.invitation_id;
    world.pass(6);
    const { plan, applied } = await core.run([eager]);
    expect(actions(plan)).toEqual({ "automox_user.ada": "update" });
    expect(errors(applied)).toEqual([]);
    expect(world.mails(EMAIL)).toBe(2);
    expect(stateOf(core, "automox_user.ada")).toMatchObject({
      invitations_sent: 2,
      stale: false,
      status: "pending",
    });
    expect(stateOf(core, "automox_user.ada")?.invitation_id).not.toBe(first);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer", [EUROPE]: "operator" });
    await expectSilence(core, [eager]);
  });

  it("replaces the address of somebody pending together with their zones", async () => {
    const zone_roles = new Map([[String(EUROPE), "viewer"]]);
    const core = await standing(ada({ zone_roles }));
    const renamed = nameless("ada", { email: "lovelace@example.com", more: { zone_roles } });
    const { plan, applied } = await core.run([renamed]);
    expect(actions(plan)).toEqual({ "automox_user.ada": "replace" });
    expect(errors(applied)).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({});
    expect(rolesOf(world, "lovelace@example.com")).toEqual({ [ORG]: "viewer", [EUROPE]: "viewer" });
    await expectSilence(core, [renamed]);
  });

  it("from one organization to another leaves further zones as they are", async () => {
    const more = { zone_roles: new Map([[String(EUROPE), "viewer"]]) };
    const core = await standing(ada(more));
    const moved = ada({ ...more, org_id: ASIA });
    const { plan, applied } = await core.run([moved]);
    expect(actions(plan)).toEqual({ "automox_user.ada": "replace" });
    expect(errors(applied)).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ASIA]: "viewer", [EUROPE]: "viewer" });
    await expectSilence(core, [moved]);
  });

  it("of somebody gone by hand is seen by a refresh, and they are invited again", async () => {
    const core = await standing(ada());
    world.control.removeByHand({ who: EMAIL });
    const plan = await core.plan([ada()]);
    expect(warnings(plan.diagnostics)).toEqual(["user/gone"]);
    expect(actions(plan)).toEqual({ "automox_user.ada": "create" });
  });

  it("is not concluded from a refusal: then a second listing decides, and one for all", async () => {
    const users = Array.from({ length: 8 }, (_, index) => seedUser(`p${index}`));
    world = await accountWorld({ users, knobs: { absentAccountObject: 403 } });
    const core = world.core({ guards: { max_removals: 8 } }, { parallelism: 1 });
    await core.run(users.map((_, index) => nameless(`p${index}`)));
    for (const { email } of users) world.control.removeByHand({ who: email });
    world.requests();
    const plan = await core.plan([]);
    expect(warnings(plan.diagnostics)).toEqual(users.map(() => "user/gone"));
    // Two listings, each with a page to see that nothing follows.
    expect(world.requests().filter((line) => /\/zones\/[^/]+\/users$/.test(line))).toHaveLength(4);
  });
});
