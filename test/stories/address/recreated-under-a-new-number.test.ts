import { inBothContracts } from "../../support/both-contracts";
import { errors, expectSilence, person, worldForEach } from "../../support/world";

inBothContracts("016 a person who comes back under a new number", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  it("is found by address in read, change and removal", async () => {
    const core = world.core();
    const ada = person("ada");
    await core.run([ada]);
    world.control.recreate({ who: "ada@example.com", id: 9001 });
    await expectSilence(core, [ada]);
    const plan = await core.plan([person("ada", { role: "operator" })]);
    world.control.recreate({ who: "ada@example.com", id: 9002 });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(world.control.person({ who: "ada@example.com" })).toMatchObject({ id: 9002 });
    const removal = await core.plan([]);
    world.control.recreate({ who: "ada@example.com", id: 9003 });
    expect(errors(await core.apply(removal))).toEqual([]);
    expect(world.control.people().map(({ email }) => email)).toEqual(["alice@example.com"]);
    expect(world.mails("ada@example.com")).toBe(1);
  });
});
