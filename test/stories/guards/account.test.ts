import { ASIA, accountWorld, EUROPE, membership, nameless, rolesOf } from "../../support/account-world";
import { errors, OWNER, seedUser, type World } from "../../support/world";

const CALL = { method: "PUT", path: "/accounts/{account}/users/{user}" } as const;
const undocumented = { account: { role_change: "undocumented", role_change_request: CALL } };
const reinvite = { account: { role_change: "reinvite" } };
const zones = (...entries: readonly (readonly [number, string])[]) =>
  new Map(entries.map(([org, role]) => [String(org), role]));

describe("the guards with the account contract", () => {
  let world: World;

  /** Bob in Europe alone, in the role given, beside whoever the test adds. */
  const europe = (role: string, more = {}) => seedUser("bob", { org: EUROPE, role, ...more });
  const inEurope = (role: string) => membership("bob", EUROPE, role);

  /** The declared people as they are, and then as they shall be. */
  async function planned(
    before: Parameters<ReturnType<World["core"]>["plan"]>[0],
    after: typeof before,
    provider: Parameters<World["core"]>[0] = {},
  ) {
    const core = world.core({
      ...provider,
      guards: { last_admin: "off", own_user: "off", max_removals: 100 },
    });
    await core.run(before);
    const guarded = world.core(provider);
    guarded.state = new Map(core.state);
    world.requests();
    const plan = await guarded.plan(after);
    return { core: guarded, plan };
  }

  it.each([
    ["the only administrator of a zone", [], ["guard/last-admin"]],
    ["one of two", [seedUser("cleo", { org: EUROPE, role: "admin" })], []],
    [
      "one beside a pending one",
      [seedUser("cleo", { org: EUROPE, role: "admin", status: "pending" })],
      ["guard/last-admin"],
    ],
    [
      "one beside a global administrator who is seen there",
      [seedUser("cleo", { org: EUROPE, role: "viewer", accountRole: "global-admin" })],
      [],
    ],
  ] as const)("removing %s", async (_name, others, expected) => {
    world = await accountWorld({ users: [europe("admin"), ...others] });
    const { plan } = await planned([inEurope("admin")], []);
    expect(errors(plan.diagnostics)).toEqual(expected);
  });

  it("a global administrator is an administrator of a zone where the role is another", async () => {
    world = await accountWorld({ users: [europe("viewer", { accountRole: "global-admin" })] });
    const { plan } = await planned([inEurope("viewer")], []);
    expect(errors(plan.diagnostics)).toEqual(["guard/last-admin"]);
  });

  it("an entry of zone_roles that is taken counts in its own zone", async () => {
    world = await accountWorld({ users: [seedUser("bob")] });
    world.control.addByHand(europe("admin"));
    const bob = (more = {}) => nameless("bob", { more });
    const { plan } = await planned([bob({ zone_roles: zones([EUROPE, "admin"]) })], [bob()]);
    expect(errors(plan.diagnostics)).toEqual(["guard/last-admin"]);
  });

  it.each([
    ["reinvite", reinvite],
    ["undocumented", undocumented],
  ])("an entry of zone_roles that is lowered by %s counts in its own zone", async (_name, provider) => {
    world = await accountWorld({ users: [seedUser("bob")], knobs: { roleChange: CALL } });
    world.control.addByHand(europe("admin"));
    const bob = (role: string) => nameless("bob", { more: { zone_roles: zones([EUROPE, role]) } });
    const { plan } = await planned([bob("admin")], [bob("viewer")], provider);
    expect(errors(plan.diagnostics)).toEqual(["guard/last-admin"]);
  });

  it("entries changed by another invitation count as removals in their zone", async () => {
    const keys = ["p0", "p1", "p2"];
    world = await accountWorld({ users: keys.map((key) => seedUser(key)) });
    for (const key of keys) world.control.addByHand(seedUser(key, { org: EUROPE }));
    const people = (role: string) =>
      keys.map((key) => nameless(key, { more: { zone_roles: zones([EUROPE, role]) } }));
    const { plan } = await planned(people("viewer"), people("operator"), reinvite);
    expect(errors(plan.diagnostics)).toEqual(["guard/max-removals"]);
    expect(plan.diagnostics.find(({ severity }) => severity === "error")?.summary).toContain(String(EUROPE));
  });

  describe("an account role that is taken", () => {
    const bob = (account_role: string, role = "viewer") => nameless("bob", { role, more: { account_role } });
    const global = { accountRole: "global-admin" };

    it("counts in every zone that it administers", async () => {
      world = await accountWorld({ users: [seedUser("bob", global)], knobs: { roleChange: CALL } });
      world.control.addByHand(seedUser("bob", { org: ASIA, role: "viewer" }));
      const { plan } = await planned([bob("global-admin")], [bob("no-global-access")], undocumented);
      expect(errors(plan.diagnostics)).toEqual(["guard/last-admin"]);
      expect(plan.diagnostics.find(({ severity }) => severity === "error")?.summary).toContain(String(ASIA));
    });

    it("does not count where the person administers the zone besides", async () => {
      world = await accountWorld({ users: [seedUser("bob", global)], knobs: { roleChange: CALL } });
      world.control.addByHand(seedUser("bob", { org: ASIA, role: "admin" }));
      const { core, plan } = await planned([bob("global-admin")], [bob("no-global-access")], undocumented);
      expect(errors(plan.diagnostics)).toEqual([]);
      expect(errors(await core.apply(plan))).toEqual([]);
      expect(world.control.person({ who: "bob@example.com" }).accountRole).toBe("no-global-access");
    });

    it("is stopped before the write where somebody else left the zone since the plan", async () => {
      const users = [seedUser("bob", global), seedUser("cleo", { org: ASIA, role: "admin" })];
      world = await accountWorld({ users, knobs: { roleChange: CALL } });
      world.control.addByHand(seedUser("bob", { org: ASIA, role: "viewer" }));
      const { core, plan } = await planned([bob("global-admin")], [bob("no-global-access")], undocumented);
      expect(errors(plan.diagnostics)).toEqual([]);
      world.control.hook({
        match: { operation: "list-user-zones", nth: 2 },
        when: "before",
        run: () => world.control.removeByHand({ who: "cleo@example.com" }),
      });
      expect(errors(await core.apply(plan))).toEqual(["guard/last-admin"]);
      expect(world.control.person({ who: "bob@example.com" }).accountRole).toBe("global-admin");
    });

    it("of the key's own owner is stopped, also where they go on administering the organization", async () => {
      world = await accountWorld({ knobs: { roleChange: CALL } });
      const alice = (account_role: string) =>
        nameless("alice", { email: OWNER.email, role: "admin", more: { account_role } });
      const { plan } = await planned([alice("global-admin")], [alice("no-global-access")], undocumented);
      expect(errors(plan.diagnostics)).toEqual(["guard/own-user"]);
    });
  });

  it("a role that the console has raised since the plan is not lowered again by a change of something else", async () => {
    world = await accountWorld({ users: [europe("viewer")], knobs: { lastZone: "unassigned" } });
    const bob = (first_name: string) => nameless("bob", { more: { org_id: EUROPE, first_name } });
    const { core, plan } = await planned([bob("bob")], [bob("Robert")], reinvite);
    world.control.edit({ who: "bob@example.com", org: EUROPE, set: { role: "admin" } });
    await core.apply(plan);
    expect(rolesOf(world, "bob@example.com")).toEqual({ [EUROPE]: "admin" });
  });

  it("replacing a person counts in their further zones", async () => {
    world = await accountWorld({ users: [europe("viewer")] });
    const people = (org_id: number | null) =>
      ["p0", "p1"].map((key) => nameless(key, { more: { org_id, zone_roles: zones([EUROPE, "viewer"]) } }));
    const before = [...people(null), inEurope("viewer")];
    const { plan } = await planned(before, people(ASIA), { guards: { max_removals: 2 } });
    const found = plan.diagnostics.filter(({ severity }) => severity === "error");
    expect(found).toEqual([expect.objectContaining({ code: "guard/max-removals" })]);
    expect(found[0]?.summary).toContain(String(EUROPE));
  });

  it("leaving the account counts in every zone that the resource gave", async () => {
    world = await accountWorld({ users: [seedUser("bob")] });
    world.control.addByHand(europe("admin"));
    const bob = nameless("bob", {
      more: { on_destroy: "remove_from_account", zone_roles: zones([EUROPE, "admin"]) },
    });
    const { plan } = await planned([bob], []);
    expect(errors(plan.diagnostics)).toEqual(["guard/last-admin"]);
  });

  it("a refusal in a zone stands for whatever else would take it", async () => {
    world = await accountWorld({
      users: [seedUser("bob", { accountRole: "global-admin" })],
      knobs: { roleChange: CALL },
    });
    world.control.addByHand(seedUser("bob", { org: ASIA, role: "viewer" }));
    const before = [nameless("bob", { more: { account_role: "global-admin" } }), membership("bob", ASIA)];
    const after = [nameless("bob", { more: { account_role: "no-global-access" } })];
    const { plan } = await planned(before, after, undocumented);
    expect(errors(plan.diagnostics)).toEqual(["guard/last-admin", "guard/last-admin"]);
  });
});

test("a key that may not use the account is named before anything is written", async () => {
  const world = await accountWorld();
  const core = world.core();
  const plan = await core.plan([nameless("ada")]);
  world.control.hook({
    match: { operation: "list-zone-users", nth: 1 },
    when: "after",
    run: () => world.control.edit({ who: OWNER.email, set: { accountRole: "no-global-access" } }),
  });
  expect(errors(await core.apply(plan)).length).toBeGreaterThan(0);
  expect(world.mails("ada@example.com")).toBe(0);
});
