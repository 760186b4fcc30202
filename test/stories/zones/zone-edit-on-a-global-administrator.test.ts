import { inBothContracts } from "../../support/both-contracts";
import { errors, expectSilence, person, seedUser, warnings, worldForEach } from "../../support/world";

const EUROPE = 777;

inBothContracts("018 a zone edit on a global administrator", ({ startWorld, it }) => {
  const world = worldForEach(() =>
    startWorld({
      seed: {
        organizations: [
          { id: 12345, name: "Acme" },
          { id: EUROPE, name: "Europe" },
        ],
        users: [
          { email: "alice@example.com", role: "admin", accountRole: "global-admin" },
          // So that Ada is the last administrator of neither.
          { email: "alice@example.com", role: "admin", org: EUROPE },
          seedUser("ada", { accountRole: "global-admin" }),
          seedUser("ada", { org: EUROPE }),
        ],
        keys: [{ key: "automox-simulator-key", userEmail: "alice@example.com" }],
      },
    }),
  );

  const ada = (more: Record<string, unknown> = {}) => person("ada", { more });
  const inEurope = new Map([[String(EUROPE), "viewer"]]);
  const zonesOfAda = () => world.control.person({ who: "ada@example.com" }).memberships.map(({ org }) => org);

  it("that takes a zone is foreseen by the plan, and no false success of the apply", async () => {
    const core = world.core();
    await core.run([ada({ zone_roles: inEurope })]);
    world.requests();
    const plan = await core.plan([ada()]);
    expect(warnings(plan.diagnostics)).toEqual(["user/global-admin"]);
    expect(errors(await core.apply(plan))).toEqual(["user/global-admin"]);
    expect(world.requests().filter((line) => line.startsWith("DELETE"))).toEqual([]);
    expect(zonesOfAda()).toEqual([12345, EUROPE]);
    expect(core.state.get("automox_user.ada")?.value.zone_roles).toEqual(inEurope);
    await expectSilence(core, [ada({ zone_roles: inEurope })]);
  });

  it("that removes them is the same, and names what works", async () => {
    const core = world.core();
    await core.run([ada()]);
    const { plan, applied } = await core.run([]);
    expect(warnings(plan.diagnostics)).toEqual(["user/global-admin"]);
    expect(errors(applied)).toEqual(["user/global-admin"]);
    expect(applied[0]?.detail).toContain("Set the account role to no-global-access first");
    expect(applied[0]?.detail).not.toContain("remove_from_account");
    expect(core.state.size).toBe(1);
  });

  it("works once the account role is gone, also between plan and apply", async () => {
    const core = world.core();
    await core.run([ada()]);
    const plan = await core.plan([]);
    world.control.edit({ who: "ada@example.com", set: { accountRole: "no-global-access" } });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(zonesOfAda()).toEqual([EUROPE]);
  });

  it("is not tried on somebody raised between plan and apply", async () => {
    world.control.edit({ who: "ada@example.com", set: { accountRole: "no-global-access" } });
    const core = world.core();
    await core.run([ada()]);
    const plan = await core.plan([]);
    world.control.edit({ who: "ada@example.com", set: { accountRole: "global-admin" } });
    expect(errors(await core.apply(plan))).toEqual(["user/not-as-planned"]);
    expect(core.state.size).toBe(1);
  });

  it("that removes them from the whole account is the same, until the account role is gone", async () => {
    const whole = ada({ on_destroy: "remove_from_account", zone_roles: inEurope });
    const core = world.core();
    await core.run([whole]);
    world.requests();
    const { plan, applied } = await core.run([]);
    expect(warnings(plan.diagnostics)).toEqual(["user/global-admin"]);
    expect(errors(applied)).toEqual(["user/global-admin"]);
    expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([]);
    world.control.edit({ who: "ada@example.com", set: { accountRole: "no-global-access" } });
    expect(errors((await core.run([])).applied)).toEqual([]);
    expect(world.control.people().map(({ email }) => email)).toEqual(["alice@example.com"]);
  });
});
