import { accountWorld, EUROPE, nameless, rolesOf, stateOf } from "../../support/account-world";
import { actions, errors, expectSilence, ORG, seedUser, type World, warnings } from "../../support/world";

const EMAIL = "ada@example.com";
const zones = (role: string) => new Map([[String(EUROPE), role]]);
const ada = (role: string, more: Record<string, unknown> = {}) => nameless("ada", { role, more });
const CALL = { method: "PUT", path: "/accounts/{account}/users/{user}" } as const;

describe("a role that changes", () => {
  let world: World;

  /** Ada, accepted, as the first of the two. */
  async function standing(
    roleChange: string | null,
    before: ReturnType<typeof ada>,
    knobs: Parameters<typeof accountWorld>[0] = {},
  ) {
    world = await accountWorld(knobs);
    const request = roleChange === "undocumented" ? { role_change_request: CALL } : {};
    const core = world.core({ account: { role_change: roleChange, ...request } });
    await core.run([before]);
    world.control.accept({ who: EMAIL });
    await core.run([before]);
    world.requests();
    return core;
  }

  const writes = () => world.requests().filter((line) => !line.startsWith("GET"));

  describe("by default", () => {
    it("is a warning at plan and an error at apply of that person alone, without a write", async () => {
      const core = await standing(null, ada("viewer"));
      const bob = nameless("bob");
      const plan = await core.plan([ada("operator"), bob]);
      expect(warnings(plan.diagnostics)).toEqual(["account/role-change"]);
      const applied = await core.apply(plan);
      expect(errors(applied)).toEqual(["account/role-change"]);
      expect(applied.find(({ severity }) => severity === "error")?.detail).toMatch(
        /role: "viewer"|"zone-|reinvite/,
      );
      expect(writes()).toEqual([expect.stringContaining("/invitations")]);
      expect(world.mails("bob@example.com")).toBe(1);
      expect(stateOf(core, "automox_user.ada")).toMatchObject({ role: "viewer" });
    });

    it("in another spelling is none", async () => {
      const core = await standing(null, ada("viewer"));
      await expectSilence(core, [ada("read-only")]);
    });

    it("of the account is the same", async () => {
      const core = await standing(null, ada("viewer"));
      const plan = await core.plan([ada("viewer", { account_role: "global-admin" })]);
      expect(warnings(plan.diagnostics)).toEqual(["account/role-change"]);
      expect(errors(await core.apply(plan))).toEqual(["account/role-change"]);
    });

    it("does not keep back what can be done: names and zones come first and are kept", async () => {
      const core = await standing(null, ada("viewer"));
      const all = ada("operator", { first_name: "Ada", zone_roles: zones("viewer") });
      expect(errors((await core.run([all])).applied)).toEqual(["account/role-change"]);
      expect(stateOf(core, all.address)).toMatchObject({ first_name: "Ada", role: "viewer" });
      expect(stateOf(core, all.address)?.zone_roles).toEqual(zones("viewer"));
      expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer", [EUROPE]: "viewer" });
    });
  });

  describe("by another invitation", () => {
    it("takes the person out of the zone and invites them to it again", async () => {
      const core = await standing("reinvite", ada("viewer"), { knobs: { lastZone: "unassigned" } });
      const plan = await core.plan([ada("operator")]);
      expect(warnings(plan.diagnostics)).toEqual(["account/role-reinvite"]);
      expect(errors(await core.apply(plan))).toEqual([]);
      expect(writes().map((line) => line.split(" ")[0])).toEqual(["DELETE", "POST"]);
      expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "operator" });
      await expectSilence(core, [ada("operator")]);
    });

    it("leads somebody who leaves the account with their zone back as pending, which the next refresh tells", async () => {
      const core = await standing("reinvite", ada("viewer"), { knobs: { lastZone: "leaves-account" } });
      expect(errors((await core.run([ada("operator")])).applied)).toEqual([]);
      await expectSilence(core, [ada("operator")]);
      await core.run([ada("operator")]);
      expect(stateOf(core, "automox_user.ada")).toMatchObject({ role: "operator", invitations_sent: 2 });
    });

    it("works for further zones", async () => {
      const core = await standing("reinvite", ada("viewer", { zone_roles: zones("viewer") }));
      const raised = ada("viewer", { zone_roles: zones("operator") });
      const { plan, applied } = await core.run([raised]);
      expect(warnings(plan.diagnostics)).toEqual(["account/role-reinvite"]);
      expect(errors(applied)).toEqual([]);
      expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer", [EUROPE]: "operator" });
      await expectSilence(core, [raised]);
    });

    it("cannot change an account role, and says so", async () => {
      const core = await standing("reinvite", ada("viewer"));
      const plan = await core.plan([ada("viewer", { account_role: "global-admin" })]);
      expect(plan.diagnostics.map(({ summary }) => summary)).toEqual([
        "An invitation cannot change an account role",
      ]);
      expect(errors(await core.apply(plan))).toEqual(["account/role-change"]);
      expect(writes()).toEqual([]);
    });

    it.each(["before the plan", "after it"])(
      "is refused for somebody disabled %s, whom an invitation would enable",
      async (when) => {
        const core = await standing("reinvite", ada("viewer"));
        const disable = () => world.control.edit({ who: EMAIL, set: { status: "disabled" } });
        if (when === "before the plan") disable();
        const plan = await core.plan([ada("operator")]);
        if (when === "after it") disable();
        else expect(warnings(plan.diagnostics)).toContain("account/role-change");
        expect(errors(await core.apply(plan))).toEqual(["account/role-change"]);
        expect(writes()).toEqual([]);
      },
    );

    it("counts as a removal: more of them than a run may lose stop", async () => {
      const users = Array.from({ length: 3 }, (_, index) => seedUser(`p${index}`));
      world = await accountWorld({ users });
      const core = world.core({ account: { role_change: "reinvite" } });
      const before = users.map((_, index) => nameless(`p${index}`));
      await core.run(before);
      const plan = await core.plan(users.map((_, index) => nameless(`p${index}`, { role: "operator" })));
      expect(errors(plan.diagnostics)).toEqual(["guard/max-removals"]);
    });

    it("is finished by the next run if it dies half-way", async () => {
      const core = await standing("reinvite", ada("viewer"), { knobs: { lastZone: "unassigned" } });
      world.control.fault({
        match: { method: "POST", path: "/invitations$", nth: 1 },
        effect: { kind: "close-before-effect" },
      });
      expect(errors((await core.run([ada("operator")])).applied)).toEqual(["automox/network"]);
      world.control.clearFaults();
      expect(errors((await core.run([ada("operator")])).applied)).toEqual([]);
      expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "operator" });
      await expectSilence(core, [ada("operator")]);
    });
  });

  describe("by the undocumented call", () => {
    it.each([
      ["of the zone", ada("operator")],
      [
        "of a further zone and of the account",
        ada("viewer", { account_role: "global-admin", zone_roles: zones("operator") }),
      ],
    ])("%s is one call, and read back", async (_name, after) => {
      const before = ada("viewer", { zone_roles: zones("viewer") });
      const wanted = after.config.zone_roles ? after : ada("operator", { zone_roles: zones("viewer") });
      const core = await standing("undocumented", before, { knobs: { roleChange: CALL } });
      const plan = await core.plan([wanted]);
      expect(plan.diagnostics).toEqual([]);
      expect(errors(await core.apply(plan))).toEqual([]);
      expect(writes()).toHaveLength(1);
      await expectSilence(core, [wanted]);
    });

    it("without effect is an error", async () => {
      const core = await standing("undocumented", ada("viewer"), { knobs: { roleChange: CALL } });
      world.control.fault({
        match: { method: "PUT", path: "/accounts/" },
        effect: { kind: "answer", status: 204 },
      });
      expect(errors((await core.run([ada("operator")])).applied)).toEqual(["user/no-effect"]);
      expect(stateOf(core, "automox_user.ada")).toMatchObject({ role: "viewer" });
    });

    it("that is not there is an error", async () => {
      const core = await standing("undocumented", ada("viewer"));
      expect(errors((await core.run([ada("operator")])).applied)).toEqual(["automox/not-found"]);
    });
  });

  it("by an edit in the console is drift", async () => {
    const core = await standing(null, ada("viewer"));
    world.control.edit({ who: EMAIL, set: { role: "operator" } });
    const plan = await core.plan([ada("viewer")]);
    expect(actions(plan)).toEqual({ "automox_user.ada": "update" });
    expect(warnings(plan.diagnostics)).toEqual(["account/role-change"]);
  });
});
