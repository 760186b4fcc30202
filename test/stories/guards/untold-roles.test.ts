// Zone lists that tell nobody's role: the account contract asks for it person by person, where it matters.
import type { Knobs } from "../../../src/simulator/knobs/knobs";
import type { SeedUser } from "../../../src/simulator/world/seed";
import { accountWorld, EUROPE, membership, nameless, stateOf, ZONE } from "../../support/account-world";
import type { Plain } from "../../support/core/values";
import { actions, errors, expectSilence, ORG, seedUser, type World, warnings } from "../../support/world";

const CALL = { method: "PUT", path: "/accounts/{account}/users/{user}" } as const;
const ABSENT = { zoneUserRoleField: "absent" } as const;
const UNTOLD: readonly Partial<Knobs>[] = [ABSENT, { zoneUserRole: "null" }, { zoneUserRole: "unreadable" }];

interface Found {
  readonly code?: string;
  /** Questions about single people where the list tells roles, and where it does not. */
  readonly asks: readonly [number, number];
}

let world: World;

const inEurope = (key: string, role: string, more = {}): SeedUser =>
  seedUser(key, { org: EUROPE, role, ...more });
const asked = () => world.requests().filter((line) => /\/users\/[^/]+\/zones$/.test(line)).length;
const refuse = () =>
  world.control.fault({ match: { operation: "list-user-zones" }, effect: { kind: "answer", status: 403 } });

/** These people of Europe, already managed, and a core that has read nothing yet. */
async function managed(
  users: readonly SeedUser[],
  { knobs = {}, provider = {} }: { readonly knobs?: Partial<Knobs>; readonly provider?: Plain } = {},
) {
  world = await accountWorld({ users, knobs });
  const declared = users.map(({ email, role }) => membership(email.split("@")[0] ?? "", EUROPE, role));
  const first = world.core({ guards: { last_admin: "off" } });
  expect(errors((await first.run(declared)).applied)).toEqual([]);
  const core = world.core(provider);
  core.state = new Map(first.state);
  world.requests();
  return { core, declared };
}

describe.each([{}, ...UNTOLD])("with %j", (knobs) => {
  const isTold = Object.keys(knobs).length === 0;

  it("a role that the console changed is drift, for one request a person of the state", async () => {
    const { core, declared } = await managed([inEurope("ada", "viewer"), inEurope("bob", "viewer")], {
      knobs,
    });
    world.control.edit({ who: "bob@example.com", org: EUROPE, set: { role: "operator" } });
    const plan = await core.plan(declared);
    expect(actions(plan)).toEqual({
      "automox_org_membership.ada_777": "no-op",
      "automox_org_membership.bob_777": "update",
    });
    expect(asked()).toBe(isTold ? 0 : 2);
  });

  it.each<[string, readonly SeedUser[], Found]>([
    ["the only administrator", [], { code: "guard/last-admin", asks: [0, 1] }],
    ["one of three", [inEurope("cleo", "admin"), inEurope("dan", "admin")], { asks: [1, 3] }],
    ["one beside a viewer", [inEurope("cleo", "viewer")], { code: "guard/last-admin", asks: [0, 2] }],
    [
      "one beside a pending one",
      [inEurope("cleo", "admin", { status: "pending" })],
      { code: "guard/last-admin", asks: [0, 1] },
    ],
  ])("a plan that removes %s asks until it knows of one who stays", async (_name, others, { asks, code }) => {
    const { core } = await managed([inEurope("bob", "admin")], { knobs });
    for (const other of others) world.control.addByHand(other);
    const { diagnostics } = await core.plan([]);
    expect(errors(diagnostics)).toEqual(code ? [code] : []);
    expect(asked()).toBe(asks[isTold ? 0 : 1]);
  });

  it("somebody without administration is removed, and looked at right before", async () => {
    const { core } = await managed([inEurope("bob", "viewer")], { knobs });
    expect(errors((await core.run([])).applied)).toEqual([]);
    expect(world.control.people().some(({ email }) => email === "bob@example.com")).toBe(false);
  });

  it.each([
    ["the role there", { role: "admin" }],
    ["an account role, which every list tells", { role: "viewer", accountRole: "global-admin" }],
  ])("whoever is the last by the time of the call is not removed; the other had %s", async (_name, cleo) => {
    const { core } = await managed([inEurope("ada", "viewer"), inEurope("bob", "admin")], { knobs });
    world.control.addByHand(inEurope("cleo", cleo.role, cleo));
    const { changes, ...plan } = await core.plan([]);
    // Both at once, Ada before Bob: cleo goes right behind her. In which order their plans end is nobody's promise.
    const inOrder = [...changes].sort((a, b) => (a.address < b.address ? -1 : 1));
    world.control.hook({
      match: { operation: "remove-zone-user", nth: 1 },
      when: "after",
      run: () => world.control.removeByHand({ who: "cleo@example.com" }),
    });
    expect(errors(await core.apply({ ...plan, changes: inOrder }))).toEqual(["guard/last-admin"]);
  });

  it("nor is whoever is the last by then lowered", async () => {
    const { core } = await managed([inEurope("bob", "admin")], {
      knobs: { ...knobs, roleChange: CALL },
      provider: { account: { role_change: "undocumented", role_change_request: CALL } },
    });
    world.control.addByHand(inEurope("cleo", "viewer", { accountRole: "global-admin" }));
    const plan = await core.plan([membership("bob", EUROPE, "viewer")]);
    world.control.hook({
      match: { operation: "get-account-user", nth: 1 },
      when: "before",
      run: () => world.control.removeByHand({ who: "cleo@example.com" }),
    });
    expect(errors(await core.apply(plan))).toEqual(["guard/last-admin"]);
  });

  it("a zone that somebody has already is in the state with its role", async () => {
    world = await accountWorld({ users: [inEurope("bob", "viewer")], knobs });
    const core = world.core();
    const bob = nameless("bob", { more: { zone_roles: new Map([[String(EUROPE), "viewer"]]) } });
    expect(errors((await core.run([bob])).applied)).toEqual([]);
    expect(stateOf(core, bob.address)?.zone_roles).toEqual(new Map([[String(EUROPE), "viewer"]]));
    await expectSilence(core, [bob]);
  });

  it("whoever was raised since the plan is not removed", async () => {
    const { core } = await managed([inEurope("bob", "viewer"), inEurope("cleo", "admin")], { knobs });
    const plan = await core.plan([membership("cleo", EUROPE, "admin")]);
    world.control.edit({ who: "bob@example.com", org: EUROPE, set: { role: "admin" } });
    expect(errors(await core.apply(plan))).toEqual(["user/not-as-planned"]);
  });
});

describe.each(UNTOLD)("with %j, where Automox does not tell of one person either", (knobs) => {
  it.each([
    ["error", ["guard/last-admin-unchecked"], []],
    ["warn", [], ["guard/last-admin-unchecked"]],
    ["off", [], []],
  ])("last_admin = %j decides about a removal", async (last_admin, refused, warned) => {
    const provider = { guards: { last_admin } };
    const { core } = await managed([inEurope("bob", "viewer"), inEurope("cleo", "admin")], {
      knobs,
      provider,
    });
    refuse();
    const { diagnostics } = await core.plan([membership("cleo", EUROPE, "admin")]);
    expect(errors(diagnostics)).toEqual(refused);
    expect(warnings(diagnostics).filter((code) => code.startsWith("guard/"))).toEqual(warned);
  });

  it("a removal whose roles are refused at the apply alone is stopped there, and goes on with the guard off", async () => {
    const { core } = await managed([inEurope("bob", "viewer"), inEurope("cleo", "admin")], { knobs });
    const plan = await core.plan([membership("cleo", EUROPE, "admin")]);
    expect(errors(plan.diagnostics)).toEqual([]);
    refuse();
    expect(errors(await core.apply(plan))).toEqual(["guard/last-admin-unchecked"]);
    expect(world.control.person({ who: "bob@example.com" }).memberships).toHaveLength(1);
    const off = world.core({ guards: { last_admin: "off" } });
    off.state = core.state;
    expect(errors((await off.run([membership("cleo", EUROPE, "admin")])).applied)).toEqual([]);
    expect(world.control.people().map(({ email }) => email)).not.toContain("bob@example.com");
  });

  it("a global administrator who stays is told all the same", async () => {
    const { core } = await managed([inEurope("bob", "admin")], { knobs });
    world.control.addByHand(inEurope("cleo", "viewer"));
    world.control.edit({ who: "cleo@example.com", set: { accountRole: "global-admin" } });
    refuse();
    expect(errors((await core.plan([])).diagnostics)).toEqual([]);
  });

  it.each([
    ["listed", (_list: string) => {}],
    [
      "on no list",
      (list: string) =>
        world.control.fault({ match: { operation: list }, effect: { kind: "short-page", rows: 0 } }),
    ],
  ])(
    "somebody %s whose zones name no role keeps the one of the state, and a name can be changed",
    async (_name, hide) => {
      world = await accountWorld({
        users: [seedUser("bob")],
        knobs: { ...knobs, accountListEnvelope: "bare" },
      });
      const core = world.core();
      const bob = (first_name: string) => nameless("bob", { more: { first_name } });
      await core.run([bob("bob")]);
      const zone = { id: ZONE[ORG], organization_id: ORG };
      const body = [{ zone, rbac_role: null }];
      world.control.fault({
        match: { operation: "list-user-zones" },
        effect: { kind: "answer", status: 200, body },
      });
      hide("list-zone-users");
      await expectSilence(core, [bob("bob")]);
      expect(errors((await core.run([bob("Robert")])).applied)).toEqual([]);
      expect(stateOf(core, "automox_user.bob")).toMatchObject({ role: "viewer", first_name: "Robert" });
    },
  );

  it("states keep their roles and zones, and nothing is planned", async () => {
    world = await accountWorld({ users: [seedUser("bob")], knobs });
    const core = world.core();
    const zone_roles = new Map([[String(EUROPE), "operator"]]);
    const bob = nameless("bob", { more: { zone_roles, on_existing: "adopt" } });
    expect(errors((await core.run([bob])).applied)).toEqual([]);
    await expectSilence(core, [bob]);
    refuse();
    await expectSilence(core, [bob]);
    expect(stateOf(core, bob.address)).toMatchObject({ role: "viewer", org_id: ORG });
  });
});

it("somebody whose row has no address, and whose zones name no role, is not said to have none", async () => {
  const oddRows = [{ email: "bob@example.com", lacks: "address", of: "list-zone-users" }] as const;
  world = await accountWorld({ users: [seedUser("bob")], knobs: { oddRows, accountListEnvelope: "bare" } });
  const body = [{ zone: { id: ZONE[ORG], organization_id: ORG }, rbac_role: null }];
  world.control.fault({
    match: { operation: "list-user-zones" },
    effect: { kind: "answer", status: 200, body },
  });
  const { diagnostics } = await world.core().plan([nameless("bob")]);
  expect(diagnostics[0]?.detail).toContain('role: not told, "viewer" configured');
});
