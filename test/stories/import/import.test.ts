import { inBothContracts } from "../../support/both-contracts";
import { errors, expectSilence, person, seedUser, worldForEach } from "../../support/world";

inBothContracts("023 imports by every id", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  it.each(["12345/ada@example.com", "ada@example.com", "ADA@example.com", "12345/900", "900"])(
    "%s, then silence",
    async (id) => {
      world.control.addByHand(seedUser("ada", { id: 900 }));
      const core = world.core();
      const ada = person("ada");
      expect(errors(await core.import(ada.address, { id }))).toEqual([]);
      await expectSilence(core, [ada]);
    },
  );

  it.each([
    ["12345/nobody@example.com", "import/not-found"],
    ["4711", "import/not-found"],
    ["ada", "import/invalid-id"],
    ["abc/ada@", "import/invalid-id"],
  ])("%s is an error that repeats it", async (id, code) => {
    const found = await world.core().import("automox_user.ada", { id });
    expect(errors(found)).toEqual([code]);
    expect(found[0]?.summary).toContain(id);
  });
});
