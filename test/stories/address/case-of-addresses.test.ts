import { inBothContracts } from "../../support/both-contracts";
import { expectSilence, person, worldForEach } from "../../support/world";

inBothContracts("007 addresses in another case", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  it.each(["as-sent", "lower-case"] as const)(
    "settle when the configuration has capitals (the API stores %s)",
    async (stored) => {
      world.control.turn({ emailStored: stored });
      const core = world.core();
      const ada = person("ada", { email: "Ada@Example.com" });
      await core.run([ada]);
      expect(core.state.get(ada.address)?.value).toMatchObject({
        email: "Ada@Example.com",
        id: "12345/ada@example.com",
      });
      await expectSilence(core, [ada]);
    },
  );

  it("settle when the API has capitals", async () => {
    const core = world.core();
    const ada = person("ada");
    await core.run([ada]);
    world.control.edit({ who: "ada@example.com", set: { email: "ADA@Example.Com" } });
    await expectSilence(core, [ada]);
  });

  it("are no change when only the configuration re-cases them", async () => {
    const core = world.core();
    await core.run([person("ada")]);
    world.requests();
    await expectSilence(core, [person("ada", { email: "ADA@example.com" })]);
    expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([]);
  });
});
