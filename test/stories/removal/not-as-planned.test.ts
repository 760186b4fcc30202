import {
  ASIA,
  accountSeed,
  accountWorld,
  EUROPE,
  membership,
  nameless,
  rolesOf,
} from "../../support/account-world";
import { inBothContracts } from "../../support/both-contracts";
import type { Plan } from "../../support/core/plan";
import { errors, ORG, OWNER, person, seedUser, type World, warnings } from "../../support/world";

const EMAIL = "ada@example.com";
const ada = (more = {}) => person("ada", { more });
const writes = (world: World) => world.requests().filter((line) => !line.startsWith("GET"));

inBothContracts("a removal of somebody who has become more since the plan", ({ startWorld, it }) => {
  let world: World;
  beforeEach(async () => {
    const owner = seedUser("alice", {
      id: OWNER.id,
      role: "admin",
      accountRole: "global-admin",
      org: EUROPE,
    });
    world = await startWorld({ seed: accountSeed(seedUser("ada"), owner) });
  });
  afterEach(() => world.end());

  const raise = () => world.control.edit({ who: EMAIL, set: { role: "admin" } });

  it("stops before the call, and the next plan removes them as they are", async () => {
    const core = world.core();
    await core.run([ada()]);
    const plan = await core.plan([]);
    raise();
    world.requests();
    const applied = await core.apply(plan);
    expect(errors(applied)).toEqual(["user/not-as-planned"]);
    expect(applied[0]).toMatchObject({ summary: expect.stringContaining("not what the plan showed") });
    expect(applied[0]?.detail).toContain(`an administrator of organization ${ORG}`);
    expect(applied[0]?.detail).toContain("Plan again");
    expect(writes(world)).toEqual([]);
    expect(core.state.size).toBe(1);
    expect(errors((await core.run([])).applied)).toEqual([]);
    expect(core.state.size).toBe(0);
  });

  it("goes on where the refresh of the plan saw it, though the state did not", async () => {
    const core = world.core();
    await core.run([ada()]);
    raise();
    const { applied } = await core.run([]);
    expect(errors(applied)).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({});
  });

  it("is judged by the state where the plan says nothing", async () => {
    const core = world.core();
    await core.run([ada()]);
    const plan = await core.plan([]);
    const silent: Plan = {
      ...plan,
      changes: plan.changes.map((change) => ({ ...change, plannedPrivate: new Uint8Array(0) })),
    };
    raise();
    expect(errors(await core.apply(silent))).toEqual(["user/not-as-planned"]);
  });

  it("concerns a replacement too", async () => {
    const core = world.core();
    await core.run([ada()]);
    const there = [{ ...ada({ org_id: EUROPE }) }];
    const plan = await core.plan(there);
    expect(plan.changes).toMatchObject([{ action: "replace" }]);
    raise();
    world.requests();
    expect(errors(await core.apply(plan))).toEqual(["user/not-as-planned"]);
    expect(writes(world)).toEqual([]);
  });

  it("lets go of nobody's promise: somebody lowered since is removed", async () => {
    raise();
    const core = world.core();
    await core.run([person("ada", { role: "admin" })]);
    const plan = await core.plan([]);
    world.control.edit({ who: EMAIL, set: { role: "viewer" } });
    expect(errors(await core.apply(plan))).toEqual([]);
  });
});

describe("a removal of somebody who has got further zones since the plan", () => {
  let world: World;
  afterEach(() => world.end());

  const zones = (...orgs: readonly number[]) => ({
    zone_roles: new Map(orgs.map((org) => [String(org), "viewer"])),
  });

  it.each([
    ["remove", { on_destroy: "remove" }],
    ["remove_from_account", { on_destroy: "remove_from_account" }],
  ])("stops before the call (%s)", async (_name, more) => {
    world = await accountWorld({ users: [seedUser("ada")] });
    const core = world.core();
    await core.run([ada(more)]);
    const plan = await core.plan([]);
    world.control.addByHand(seedUser("ada", { org: EUROPE }));
    world.requests();
    const applied = await core.apply(plan);
    expect(errors(applied)).toEqual(["user/not-as-planned"]);
    expect(applied[0]?.detail).toContain(`a member of organization ${EUROPE}`);
    expect(writes(world)).toEqual([]);
  });

  it("stops where they have become an administrator of a zone that is taken with it", async () => {
    world = await accountWorld({
      users: ["ada", "cleo"].flatMap((key) => [seedUser(key), seedUser(key, { org: EUROPE })]),
    });
    const core = world.core();
    await core.run([ada(zones(EUROPE))]);
    const plan = await core.plan([]);
    world.control.edit({ who: EMAIL, org: EUROPE, set: { role: "admin" } });
    world.requests();
    const applied = await core.apply(plan);
    expect(errors(applied)).toEqual(["user/not-as-planned"]);
    expect(applied[0]?.detail).toContain(`an administrator of organization ${EUROPE}`);
    expect(writes(world)).toEqual([]);
  });

  it("stops where they have become a global administrator", async () => {
    world = await accountWorld({ users: [seedUser("ada", { org: EUROPE })] });
    const core = world.core();
    await core.run([membership("ada", EUROPE)]);
    const plan = await core.plan([]);
    world.control.edit({ who: EMAIL, set: { accountRole: "global-admin" } });
    const applied = await core.apply(plan);
    expect(errors(applied)).toEqual(["user/not-as-planned"]);
    expect(applied[0]?.detail).toContain("a global administrator");
  });

  it("stops a replacement", async () => {
    world = await accountWorld({ users: [seedUser("ada")] });
    const core = world.core();
    await core.run([ada()]);
    const plan = await core.plan([ada({ org_id: EUROPE })]);
    world.control.addByHand(seedUser("ada", { org: ASIA }));
    world.requests();
    expect(errors(await core.apply(plan))).toEqual(["user/not-as-planned"]);
    expect(writes(world)).toEqual([]);
  });

  it("goes on where they had them before the plan, or this very run gives them", async () => {
    world = await accountWorld({ users: [seedUser("ada"), seedUser("ada", { org: ASIA })] });
    const core = world.core({}, { parallelism: 1 });
    await core.run([ada()]);
    const { plan, applied } = await core.run([membership("ada", EUROPE)]);
    expect(errors([...plan.diagnostics, ...applied])).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ASIA]: "viewer", [EUROPE]: "viewer" });
  });

  it("goes on where Automox does not tell zones", async () => {
    world = await accountWorld({ users: [seedUser("ada")] });
    const core = world.core();
    await core.run([ada()]);
    const { id } = world.control.fault({
      match: { method: "GET", path: "/users/[^/]+/zones$" },
      effect: { kind: "answer", status: 403 },
    });
    const plan = await core.plan([]);
    world.control.removeFault({ id });
    world.control.addByHand(seedUser("ada", { org: EUROPE }));
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(warnings(plan.diagnostics)).toEqual(["user/removal"]);
  });

  it("somebody pending whom Automox shows nowhere is the same as before", async () => {
    world = await accountWorld({ knobs: { pendingPeople: "hidden" } });
    const core = world.core();
    await core.run([nameless("new")]);
    const { applied } = await core.run([]);
    expect(errors(applied)).toEqual(["invitation/cannot-withdraw"]);
  });
});
