// An address changes in the configuration while Automox has other names than it, which nobody wrote there.
import { inBothContracts } from "../../support/both-contracts";
import { actions, errors, person, type World, worldForEach } from "../../support/world";

inBothContracts("an address that changes while somebody else has changed the names", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);
  const ada = (key: string, more = {}) => ({
    ...person(key, { more: { first_name: "Ada", last_name: "Lovelace", ...more } }),
    address: "automox_user.ada",
  });
  const before = async ({ control }: World) => {
    const core = world.core();
    await core.run([ada("ada")]);
    control.accept({ who: "ada@example.com", firstname: "Augusta", lastname: "King" });
    return core;
  };

  it("is the same person: address and names are written as the plan shows", async () => {
    const core = await before(world);
    const { plan, applied } = await core.run([ada("ada.l")]);
    expect(errors([...plan.diagnostics, ...applied])).toEqual([]);
    expect(actions(plan)).toEqual({ "automox_user.ada": "update" });
    expect(world.control.person({ who: "ada.l@example.com" })).toMatchObject({
      firstname: "Ada",
      lastname: "Lovelace",
    });
  });

  it("with a name that the configuration changes too looks like another person", async () => {
    const core = await before(world);
    const plan = await core.plan([ada("bea", { first_name: "Bea" })]);
    expect(errors(plan.diagnostics)).toEqual(["user/another-person"]);
  });
});
