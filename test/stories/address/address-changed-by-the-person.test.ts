import { inBothContracts } from "../../support/both-contracts";
import { actions, errors, expectSilence, person, worldForEach } from "../../support/world";

inBothContracts("024 an address the person changed themselves", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  it("is drift that the next apply takes back in place", async () => {
    const core = world.core();
    const ada = person("ada");
    await core.run([ada]);
    world.control.accept({ who: "ada@example.com" });
    world.control.edit({ who: "ada@example.com", set: { email: "lovelace@example.com" } });
    const plan = await core.plan([ada]);
    expect(actions(plan)).toEqual({ "automox_user.ada": "update" });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(world.control.people().map(({ email }) => email)).toEqual([
      "alice@example.com",
      "ada@example.com",
    ]);
    expect(world.mails("lovelace@example.com")).toBe(0);
    await expectSilence(core, [ada]);
  });
});
