import { accountWorld, nameless, rolesOf, stateOf } from "../../support/account-world";
import { actions, expectSilence, warnings, worldForEach } from "../../support/world";

describe("a person of the account contract", () => {
  const world = worldForEach(accountWorld);

  it("is invited with one POST, stays silent while pending, and silent once accepted", async () => {
    const core = world.core();
    const ada = nameless("ada", { role: "operator" });
    world.requests();
    const { plan, applied } = await core.run([ada]);
    expect([...plan.diagnostics, ...applied]).toEqual([]);
    expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([
      `POST /accounts/${world.simulator.accountId}/invitations`,
    ]);
    const pending = stateOf(core, ada.address);
    expect(pending).toMatchObject({
      status: "pending",
      role: "operator",
      account_role: "no-global-access",
      invitations_sent: 1,
      first_name: null,
    });
    expect([pending?.uuid, pending?.user_id, pending?.invitation_id]).toEqual([
      expect.any(String),
      expect.any(Number),
      expect.any(String),
    ]);
    await expectSilence(core, [ada]);
    world.control.accept({ who: "ada@example.com" });
    await expectSilence(core, [ada]);
    await core.run([ada]);
    expect(stateOf(core, ada.address)).toMatchObject({ status: "active" });
    expect(world.mails("ada@example.com")).toBe(1);
  });

  it("goes with its zone, and nothing else", async () => {
    const core = world.core();
    const ada = nameless("ada");
    await core.run([ada]);
    world.control.accept({ who: "ada@example.com" });
    await core.run([ada]);
    world.requests();
    const { plan, applied } = await core.run([]);
    expect(warnings(plan.diagnostics)).toEqual(["user/removal"]);
    expect(applied).toEqual([]);
    expect(world.requests().filter((line) => line.startsWith("DELETE"))).toHaveLength(1);
    expect(rolesOf(world, "ada@example.com")).toEqual({});
  });

  it("has the names of the configuration once there is somebody to have them", async () => {
    const core = world.core();
    const ada = nameless("ada", { more: { first_name: "Ada", last_name: "Archer" } });
    await core.run([ada]);
    expect(stateOf(core, ada.address)).toMatchObject({ first_name: "Ada", last_name: "Archer" });
    await expectSilence(core, [ada]);
    world.control.accept({ who: "ada@example.com" });
    world.control.edit({ who: "ada@example.com", set: { firstname: "Adele", lastname: "Archer" } });
    world.requests();
    const { plan, applied } = await core.run([ada]);
    expect(actions(plan)).toEqual({ [ada.address]: "update" });
    expect(applied).toEqual([]);
    expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([
      expect.stringMatching(/^PATCH \/users\/\d+$/),
    ]);
    expect(world.control.person({ who: "ada@example.com" })).toMatchObject({
      firstname: "Ada",
      lastname: "Archer",
    });
    await expectSilence(core, [ada]);
  });
});
