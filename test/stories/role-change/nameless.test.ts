import { expectSilence, OWNER, seedUser, startWorld, type World } from "../../support/world";

/** The documents know names as texts alone, and the simulator refuses anything else. */
describe("019 the role of somebody who has no name", () => {
  let world: World;

  it.each([
    ["an empty one", ""],
    ["none", null],
  ])("is changed, and a name that is there stays: %s", async (_name, empty) => {
    world = await startWorld({
      seed: { users: [{ ...OWNER, role: "admin" }, seedUser("ada", { lastname: "" })] },
    });
    if (empty === null) world.control.edit({ who: "ada@example.com", set: { lastname: null } });
    const core = world.core();
    const ada = (role: string) => ({
      address: "automox_user.ada",
      type: "automox_user",
      config: { email: "ada@example.com", role },
    });
    await core.run([ada("viewer")]);
    await core.run([ada("operator")]);
    await expectSilence(core, [ada("operator")]);
    const { memberships, firstname } = world.control.person({ who: "ada@example.com" });
    expect([memberships[0]?.role, firstname]).toEqual(["operator", "ada"]);
  });
});
