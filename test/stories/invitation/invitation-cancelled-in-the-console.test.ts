import { inBothContracts } from "../../support/both-contracts";
import { actions, errors, expectSilence, person, warnings, worldForEach } from "../../support/world";

inBothContracts("005 an invitation cancelled in the console", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  it("is said aloud, and invited again by the next apply", async () => {
    const core = world.core();
    const ada = person("ada");
    await core.run([ada]);
    world.control.removeByHand({ who: "ada@example.com" });
    const plan = await core.plan([ada]);
    expect(warnings(plan.diagnostics)).toContain("user/gone");
    expect(actions(plan)).toEqual({ "automox_user.ada": "create" });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(world.mails("ada@example.com")).toBe(2);
    await expectSilence(core, [ada]);
  });
});
