import type { RbacRole } from "../../../src/automox/model/account-facts";
import { judgeRole } from "../../../src/provider/contracts/account/role-list";
import { DEFAULT_ACCOUNT_KNOBS } from "../../../src/simulator/knobs/account-knobs";
import { accountWorld, EUROPE, nameless, rolesOf } from "../../support/account-world";
import { errors, seedUser, type World, warnings } from "../../support/world";

const listed: readonly RbacRole[] = [
  { slug: "global-admin", name: "Full Administrator", type: "account" },
  { slug: "no-global-access", name: "No Global Access", type: "account" },
  { slug: "zone-admin", name: "Organization Administrator", type: "zone" },
  { slug: "read-only", name: "Read Only", type: "zone" },
  { slug: "release-manager", name: "Release Manager (EMEA)", type: "zone" },
  { slug: "5c1d", name: "Auditor", type: undefined },
];

describe("a role, judged by the live list", () => {
  it.each([
    ["zone-admin", "zone"],
    ["admin", "zone"],
    ["viewer", "zone"],
    ["release-manager", "zone"],
    // Documented, but not on this list.
    ["helpdesk-operator", "zone"],
    ["5c1d", "zone"],
    ["5c1d", "account"],
    ["global-admin", "account"],
    ["non-global-admin", "account"],
  ] as const)("%s of the %s is fine", (word, scope) => {
    expect(judgeRole(word, scope, listed)).toEqual({ kind: "fine" });
  });

  it.each([
    ["Release Manager (EMEA)", "zone", "release-manager"],
    ["release_manager", "zone", "release-manager"],
    ["RELEASE-MANAGER", "zone", "release-manager"],
    ["Auditor", "zone", "5c1d"],
    ["Full Administrator", "account", "global-admin"],
    ["Global Administrator", "account", "global-admin"],
    ["global_admin", "account", "global-admin"],
    ["No global access", "account", "no-global-access"],
  ] as const)("%s of the %s is nearly %s", (word, scope, slug) => {
    expect(judgeRole(word, scope, listed)).toEqual({ kind: "looks like", slug });
  });

  it.each([
    ["global-admin", "zone"],
    ["no-global-access", "zone"],
    ["zone-admin", "account"],
    ["release-manager", "account"],
    ["patch-operator", "account"],
  ] as const)("%s of the %s is a role of the other kind", (word, scope) => {
    expect(judgeRole(word, scope, listed)).toEqual({ kind: "other scope" });
  });

  it("nobody lists or documents is unknown", () => {
    expect(judgeRole("night-shift", "zone", listed)).toEqual({ kind: "unknown" });
  });
});

describe("planning a write looks roles up", () => {
  let world: World;

  const lookUps = () => world.requests().filter((line) => line.endsWith("/rbac-roles"));
  const custom = { zoneRoles: [...DEFAULT_ACCOUNT_KNOBS.zoneRoles, "release-manager"] };
  const ada = (role: string, more = {}) => nameless("ada", { role, more });

  it("once a run, for however many people, and not where nothing is written", async () => {
    world = await accountWorld({ knobs: custom });
    const core = world.core();
    const people = [ada("release-manager"), nameless("bob"), nameless("cleo", { role: "admin" })];
    const plan = await core.plan(people);
    expect(plan.diagnostics).toEqual([]);
    expect(lookUps()).toHaveLength(1);
    expect(errors(await core.apply(plan))).toEqual([]);
    world.requests();
    await core.plan(people);
    expect(lookUps()).toEqual([]);
  });

  it("and stops a near miss with the word that is meant", async () => {
    world = await accountWorld({ knobs: custom });
    const plan = await world.core().plan([ada("Release-Manager")]);
    expect(errors(plan.diagnostics)).toEqual(["role/near-miss"]);
    expect(plan.diagnostics[0]?.detail).toContain('write "release-manager"');
  });

  it.each([
    ["role", ada("global-admin")],
    ["zone_roles", ada("viewer", { zone_roles: new Map([[String(EUROPE), "no-global-access"]]) })],
    ["account_role", ada("viewer", { account_role: "zone-admin" })],
  ])("and stops a role of the other kind in %s", async (_attribute, declared) => {
    world = await accountWorld();
    const plan = await world.core().plan([declared]);
    expect(errors(plan.diagnostics)).toEqual(["role/other-scope"]);
  });

  it("and warns once of a word that is not on it, and sends it", async () => {
    world = await accountWorld();
    const core = world.core();
    const plan = await core.plan([ada("night-shift"), nameless("bob", { role: "night-shift" })]);
    expect(warnings(plan.diagnostics)).toEqual(["role/unlisted"]);
    world.control.turn({ zoneRoles: ["night-shift"] });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(rolesOf(world, "ada@example.com")).toMatchObject({ 12345: "night-shift" });
  });

  it("only for what a change writes: a role that somebody has is not judged again", async () => {
    const users = [seedUser("ada", { role: "night-shift" })];
    world = await accountWorld({ users, knobs: { zoneRoles: ["night-shift"] } });
    const core = world.core();
    await core.run([ada("night-shift")]);
    world.control.turn({ zoneRoles: DEFAULT_ACCOUNT_KNOBS.zoneRoles });
    const plan = await core.plan([ada("night-shift", { first_name: "Augusta" })]);
    expect(plan.diagnostics).toEqual([]);
    const raised = await core.plan([
      ada("Night-Shift", { zone_roles: new Map([[String(EUROPE), "global-admin"]]) }),
    ]);
    expect(errors(raised.diagnostics)).toEqual(["role/other-scope"]);
  });

  it.each([403, 404, 500])("and goes on without a check where the list answers %i", async (status) => {
    world = await accountWorld();
    world.control.fault({ match: { path: "/rbac-roles$" }, effect: { kind: "answer", status } });
    const core = world.core();
    expect((await core.plan([ada("night-shift")])).diagnostics).toEqual([]);
    expect(errors((await core.run([ada("viewer")])).applied)).toEqual([]);
  });
});
