import { inBothContracts } from "../../support/both-contracts";
import { errors, ORG, person, seedUser, type World, warnings } from "../../support/world";

inBothContracts("people whom the refresh finds gone", ({ startWorld, it }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld({
      seed: {
        organizations: [{ id: ORG, name: "Acme" }],
        users: [
          seedUser("alice", { id: 101, role: "admin", accountRole: "global-admin" }),
          ...["ada", "bob", "cleo", "dora"].map((key) => seedUser(key, { role: "admin" })),
        ],
        keys: [{ key: "automox-simulator-key", userEmail: "alice@example.com" }],
      },
    });
  });
  afterEach(() => world.end());

  const admin = (key: string) => person(key, { role: "admin" });
  const gone = (key: string) => world.control.removeByHand({ who: `${key}@example.com` });

  it("are no departure: nothing is planned, and no warning speaks of a removal", async () => {
    const core = world.core({ guards: { max_removals: 1 } });
    await core.run([admin("ada")]);
    gone("ada");
    const plan = await core.plan([]);
    expect(plan.changes).toEqual([]);
    expect(plan.diagnostics.map(({ code }) => code)).toEqual(["user/gone"]);
  });

  it("leave max_removals to those who are removed", async () => {
    const core = world.core({ guards: { max_removals: 2 } });
    await core.run(["ada", "bob", "cleo", "dora"].map(admin));
    gone("ada");
    gone("bob");
    const plan = await core.plan([]);
    expect(errors(plan.diagnostics)).toEqual([]);
    expect(warnings(plan.diagnostics).filter((code) => code === "user/removal")).toHaveLength(2);
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(core.state.size).toBe(0);
  });

  it("stop the refresh all the same where they are too many", async () => {
    const core = world.core({ guards: { max_removals: 2 } });
    await core.run(["ada", "bob", "cleo"].map(admin));
    for (const key of ["ada", "bob", "cleo"]) gone(key);
    expect(errors((await core.plan([])).diagnostics)).toEqual(["roster/too-many-gone"]);
  });

  it("may be declared at another address in the same plan, which invites them", async () => {
    const core = world.core();
    await core.run([admin("ada")]);
    gone("ada");
    const moved = { ...admin("ada"), address: "automox_user.other" };
    const { plan, applied } = await core.run([moved]);
    expect(errors([...plan.diagnostics, ...applied])).toEqual([]);
    expect(world.mails("ada@example.com")).toBe(1);
  });

  it("are removed as the refresh saw them, not as the state had them", async () => {
    const core = world.core();
    await core.run([person("zoe")]);
    world.control.accept({ who: "zoe@example.com" });
    world.control.edit({ who: "zoe@example.com", set: { role: "admin" } });
    const { diagnostics } = await core.plan([]);
    const removal = diagnostics.find(({ code }) => code === "user/removal");
    expect(removal?.detail).toContain("zoe@example.com, viewer in the state and ");
    expect(warnings(diagnostics)).not.toContain("user/withdrawal");
  });
});
