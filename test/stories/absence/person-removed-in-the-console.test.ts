import { inBothContracts } from "../../support/both-contracts";
import { actions, errors, expectSilence, person, worldForEach } from "../../support/world";

inBothContracts("006 a person removed in the console", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  it("is planned anew with a warning, and the others are not touched", async () => {
    const core = world.core();
    const [ada, bob] = [person("ada"), person("bob", { role: "operator" })];
    await core.run([ada, bob]);
    for (const email of ["ada@example.com", "bob@example.com"]) world.control.accept({ who: email });
    await core.run([ada, bob]);
    world.control.removeByHand({ who: "ada@example.com" });
    const plan = await core.plan([ada, bob]);
    expect(actions(plan)).toEqual({ "automox_user.ada": "create", "automox_user.bob": "no-op" });
    expect(plan.diagnostics.find(({ code }) => code === "user/gone")?.detail).toContain(
      "removed in the console or by the identity provider",
    );
    expect(errors(await core.apply(plan))).toEqual([]);
    await expectSilence(core, [ada, bob]);
  });

  it("can be destroyed between plan and removal", async () => {
    const core = world.core();
    await core.run([person("ada")]);
    const plan = await core.plan([]);
    world.control.removeByHand({ who: "ada@example.com" });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(core.state.size).toBe(0);
  });

  it("is an error of that person alone when they vanish between plan and change", async () => {
    const core = world.core();
    const bob = person("bob");
    await core.run([person("ada"), bob]);
    const plan = await core.plan([person("ada", { role: "operator" }), person("bob", { role: "operator" })]);
    world.control.removeByHand({ who: "ada@example.com" });
    const applied = await core.apply(plan);
    expect(errors(applied)).toEqual(["user/vanished"]);
    expect(core.state.get(bob.address)?.value).toMatchObject({ role: "operator" });
    expect(world.mails("ada@example.com")).toBe(1);
  });
});
