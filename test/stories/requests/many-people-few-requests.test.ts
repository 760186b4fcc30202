import { inBothContracts } from "../../support/both-contracts";
import { expectSilence, person, worldForEach } from "../../support/world";

/** 500 with AUTOMOX_TEST_LONG, as `npm run test:long` sets it: asked for one by one, either would be far over the limit below. */
const PEOPLE = process.env.AUTOMOX_TEST_LONG ? 500 : 200;

inBothContracts("022 many people cost few requests", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  it(`${PEOPLE} people refresh for the price of a listing`, async () => {
    const people = Array.from({ length: PEOPLE }, (_, index) => person(`p${index}`));
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
