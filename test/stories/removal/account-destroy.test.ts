import { accountWorld, EUROPE, nameless, rolesOf } from "../../support/account-world";
import { errors, ORG, seedUser, type World, warnings } from "../../support/world";

const EMAIL = "ada@example.com";
const ada = (more: Record<string, unknown> = {}) => nameless("ada", { more });
const europe = { zone_roles: new Map([[String(EUROPE), "viewer"]]) };

describe("destroying, however it is asked for", () => {
  let world: World;

  async function standing(more: Record<string, unknown> = {}) {
    world = await accountWorld({ users: [seedUser("ada"), seedUser("ada", { org: EUROPE })] });
    const core = world.core();
    await core.run([ada(more)]);
    world.requests();
    return core;
  }
  const writes = () => world.requests().filter((line) => !line.startsWith("GET"));

  it("and kept sends nothing, further zones or not", async () => {
    const core = await standing({ ...europe, on_destroy: "keep" });
    const { plan, applied } = await core.run([]);
    expect([...plan.diagnostics, ...applied]).toEqual([]);
    expect(writes()).toEqual([]);
  });

  it("by deactivation without SCIM is a plan error, not at apply", async () => {
    world = await accountWorld();
    const plan = await world.core().plan([ada({ on_destroy: "deactivate" })]);
    expect(errors(plan.diagnostics)).toEqual(["scim/not-configured"]);
  });

  it("with the value of the state: a change of it in the same breath counts only once applied", async () => {
    const core = await standing({ ...europe, on_destroy: "keep" });
    await core.run([ada({ ...europe, on_destroy: "remove" })]);
    expect(writes()).toEqual([]);
    expect(errors((await core.run([])).applied)).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({});
  });

  it("without a refresh, of somebody gone, is success", async () => {
    const core = await standing(europe);
    world.control.removeByHand({ who: EMAIL });
    const plan = await core.plan([], { refresh: false });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(core.state.size).toBe(0);
  });

  it("an index shift of for_each is an error that removes nobody", async () => {
    const core = await standing(europe);
    const renamed = { ...ada(europe), address: "automox_user.first" };
    const plan = await core.plan([renamed]);
    expect(errors(plan.diagnostics)).toContain("user/removed-and-created");
    expect(writes()).toEqual([]);
  });

  it("after the organization was taken by hand says that further zones may be left", async () => {
    const core = await standing(europe);
    world.control.removeByHand({ who: EMAIL, org: ORG });
    const { plan } = await core.run([]);
    expect(warnings(plan.diagnostics)).toEqual(["user/gone"]);
    expect(plan.diagnostics[0]?.detail).toContain(`zone_roles gave (${EUROPE})`);
  });

  it("half of it goes on where it stopped", async () => {
    const core = await standing(europe);
    const plan = await core.plan([]);
    world.control.fault({ match: { method: "DELETE", nth: 2 }, effect: { kind: "answer", status: 400 } });
    expect(errors(await core.apply(plan))).toEqual(["automox/invalid"]);
    world.control.clearFaults();
    const again = await core.run([]);
    expect(errors(again.applied)).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({});
  });
});

describe("an organization whose zone is gone", () => {
  let world: World;

  it("is not gone where the list of zones is short", async () => {
    world = await accountWorld({ users: [seedUser("ada"), seedUser("ada", { org: EUROPE })] });
    const core = world.core();
    await core.run([ada(europe)]);
    world.control.fault({
      match: { method: "GET", path: "/accounts/[^/]+/zones$" },
      effect: { kind: "short-page", rows: 1 },
    });
    world.requests();
    for (const declared of [[], [ada(europe)]])
      expect(errors((await core.plan(declared)).diagnostics)).toEqual(["account/zones-incomplete"]);
    expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([]);
    world.control.clearFaults();
    expect(errors((await core.run([])).applied)).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({});
  });

  it("is an error that names what there is and how to let go", async () => {
    world = await accountWorld({ users: [seedUser("ada")] });
    const core = world.core();
    await core.run([ada()]);
    world.control.fault({
      match: { method: "GET", path: "/zones$" },
      effect: { kind: "answer", status: 200, body: { data: [], metadata: { total_count: 0 } } },
    });
    const plan = await core.plan([]);
    expect(errors(plan.diagnostics)).toEqual(["account/no-zone"]);
    expect(plan.diagnostics[0]?.detail).toContain("terraform state rm");
  });
});
