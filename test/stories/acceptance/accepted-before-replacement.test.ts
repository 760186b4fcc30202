import { inBothContracts } from "../../support/both-contracts";
import { actions, errors, expectSilence, person, type World } from "../../support/world";

inBothContracts("an acceptance between the plan of a replacement and its apply", ({ startWorld, it }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  const ADA = "ada@example.com";
  const renamed = person("ada", { email: "lovelace@example.com" });

  it("is that person's error: nobody active is removed, and the next plan changes the address", async () => {
    const core = world.core();
    await core.run([person("ada")]);
    const plan = await core.plan([renamed, person("bob")]);
    expect(actions(plan)).toMatchObject({ "automox_user.ada": "replace" });
    world.control.accept({ who: ADA, firstname: "ada", lastname: "Example" });
    const applied = await core.apply(plan);
    expect(errors(applied)).toEqual(["user/accepted-meanwhile"]);
    expect(world.mails("bob@example.com")).toBe(1);
    expect(world.control.person({ who: ADA }).memberships).toHaveLength(1);
    const next = await core.run([renamed, person("bob")]);
    expect(actions(next.plan)).toMatchObject({ "automox_user.ada": "update" });
    expect(errors(next.applied)).toEqual([]);
    expect(world.mails("lovelace@example.com")).toBe(0);
    await expectSilence(core, [renamed, person("bob")]);
  });

  it("is the same where the new one is created first", async () => {
    const core = world.core();
    await core.run([{ ...person("ada"), createBeforeDestroy: true }]);
    const plan = await core.plan([{ ...renamed, createBeforeDestroy: true }]);
    world.control.accept({ who: ADA });
    expect(errors(await core.apply(plan))).toEqual(["user/accepted-meanwhile"]);
    expect(world.control.person({ who: ADA }).memberships).toHaveLength(1);
  });

  it("is the same where a tainted object is replaced by the same person", async () => {
    const core = world.core();
    await core.run([person("ada")]);
    const stored = core.state.get("automox_user.ada");
    if (stored) core.state.set("automox_user.ada", { ...stored, tainted: true });
    const plan = await core.plan([person("ada")]);
    expect(actions(plan)).toEqual({ "automox_user.ada": "replace" });
    world.control.accept({ who: ADA });
    expect(errors(await core.apply(plan))).toEqual(["user/accepted-meanwhile"]);
    expect(world.control.person({ who: ADA }).memberships).toHaveLength(1);
  });
});
