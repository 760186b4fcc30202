import { inBothContracts } from "../../support/both-contracts";
import type { Declared } from "../../support/core/plan";
import { errors, person, seedUser, type World } from "../../support/world";

inBothContracts("what a plan keeps", ({ contract, startWorld, it }) => {
  let world: World;
  const who = "ada@example.com";
  const ada = (role: string, more: Record<string, unknown> = {}): Declared => person("ada", { role, more });
  const roleThere = () => world.control.person({ who }).memberships[0]?.role;

  beforeEach(async () => {
    world = await startWorld();
    world.control.addByHand(seedUser("ada", { role: "operator" }));
  });

  it.each([false, true])("is not written by a plan for a name, refreshed %s", async (refresh) => {
    const core = world.core({ guards: { operator_without_zone: "off" } });
    await core.run([ada("operator")]);
    const renamed = [ada("operator", { last_name: "Second" })];
    const plan = await core.plan(renamed, { refresh });
    world.control.edit({ who, set: { role: "viewer" } });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(world.control.person({ who })).toMatchObject({ lastname: "Second" });
    expect(roleThere()).toBe("viewer");
    // Terraform demands the planned value; the next refresh shows the world's.
    expect(core.state.get("automox_user.ada")?.value.role).toBe("operator");
    const [next] = (await core.plan(renamed)).changes;
    expect(next).toMatchObject({ action: "update", prior: { role: contract.role("viewer") } });
  });

  it("is not written by a plan for a role: a name and the address that they changed themselves stay", async () => {
    const core = world.core();
    await core.run([ada("operator")]);
    const plan = await core.plan([ada("viewer")]);
    const own = { firstname: "Augusta", email: "countess@example.com" };
    world.control.edit({ who, set: own });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(world.control.person({ who: own.email })).toMatchObject({
      ...own,
      memberships: [{ role: "viewer" }],
    });
  });

  it("is neither proven: a person whom nobody wrote to is no refusal", async () => {
    const core = world.core();
    await core.run([ada("operator")]);
    const plan = await core.plan([ada("operator", { first_name: "Augusta" })]);
    world.control.edit({ who, set: { role: "admin", lastname: "Console" } });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(world.control.person({ who })).toMatchObject({ firstname: "Augusta", lastname: "Console" });
    expect(roleThere()).toBe("admin");
  });

  it("is sent again with an invitation: role, names and preferences as they were right before", async () => {
    const digest =
      contract.name === "organization" ? { prefs_json: JSON.stringify({ digest: "weekly" }) } : {};
    const more = { invitation: { max_age: "5d", on_stale: "reinvite" }, ...digest };
    const bea = person("bea", { role: "viewer", more });
    const core = world.core({ guards: { operator_without_zone: "off" } });
    await core.run([bea]);
    world.pass(6);
    const plan = await core.plan([bea]);
    const own = { role: "operator", prefs: { digest: "never", theme: "dark" } };
    world.control.edit({ who: "bea@example.com", set: own });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(world.mails("bea@example.com")).toBe(2);
    const now = world.control.person({ who: "bea@example.com" });
    expect(now.memberships).toMatchObject([{ role: "operator", status: "pending" }]);
    if (contract.name === "organization") expect(now.prefs).toEqual(own.prefs);
  });
});
