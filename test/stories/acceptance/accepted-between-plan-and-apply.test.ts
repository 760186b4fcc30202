import { inBothContracts } from "../../support/both-contracts";
import { errors, expectSilence, person, worldForEach } from "../../support/world";

inBothContracts("002 an acceptance between plan and apply with a role change", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  it("applies the role and shows the acceptance, without an inconsistent result", async () => {
    const core = world.core();
    await core.run([person("ada")]);
    const changed = person("ada", { role: "operator" });
    const plan = await core.plan([changed]);
    world.control.accept({ who: "ada@example.com" });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(core.state.get("automox_user.ada")?.value).toMatchObject({ role: "operator", status: "active" });
    expect(world.mails("ada@example.com")).toBe(1);
    await expectSilence(core, [changed]);
  });
});
