import { inBothContracts } from "../../support/both-contracts";
import { errors, person, warnings, worldForEach } from "../../support/world";

inBothContracts("003 accepted, then destroyed", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  it("removes the member by the number they have now", async () => {
    const core = world.core();
    await core.run([person("ada")]);
    world.control.accept({ who: "ada@example.com" });
    const { plan, applied } = await core.run([]);
    expect(warnings(plan.diagnostics)).toContain("user/removal");
    expect(errors(applied)).toEqual([]);
    expect(world.control.people().map(({ email }) => email)).not.toContain("ada@example.com");
    expect(core.state.size).toBe(0);
  });

  it("also when the acceptance comes after the plan", async () => {
    const core = world.core();
    await core.run([person("ada")]);
    const plan = await core.plan([]);
    expect(warnings(plan.diagnostics)).toContain("user/withdrawal");
    world.control.accept({ who: "ada@example.com" });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(world.control.people().map(({ email }) => email)).not.toContain("ada@example.com");
  });
});
