import { inBothContracts } from "../../support/both-contracts";
import { expectSilence, person, worldForEach } from "../../support/world";

inBothContracts("019 roles that come back in another spelling", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  it("are no difference", async () => {
    const core = world.core();
    const ada = person("ada", { role: "read-only" });
    await core.run([ada]);
    expect(world.control.person({ who: "ada@example.com" }).memberships[0]).toMatchObject({
      role: "viewer",
    });
    expect(core.state.get(ada.address)?.value).toMatchObject({ role: "read-only" });
    await expectSilence(core, [ada]);
    await expectSilence(core, [person("ada", { role: "viewer" })]);
  });

  it.each([
    ["rbac_roles", "account_rbac_roles"],
    ["both", "list"],
  ] as const)("are found in %s too", async (userRole, accountRoleField) => {
    const core = world.core();
    const ada = person("ada", { role: "operator" });
    await core.run([ada]);
    world.control.turn({ userRole, accountRoleField });
    await expectSilence(core, [ada]);
  });
});
