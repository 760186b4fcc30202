import { inBothContracts } from "../../support/both-contracts";
import { expectSilence, person, worldForEach } from "../../support/world";

inBothContracts("022 many people cost few requests", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  it("500 people refresh for the price of a listing", async () => {
    const people = Array.from({ length: 500 }, (_, index) => person(`p${index}`));
    for (const { config } of people) {
      world.control.addByHand({
        email: String(config.email),
        firstname: String(config.first_name),
        lastname: "Example",
        role: "viewer",
        status: "active",
      });
    }
    const core = world.core();
    await core.run(people);
    world.requests();
    await expectSilence(core, people);
    expect(world.requests().length).toBeLessThanOrEqual(8);
  });
});
