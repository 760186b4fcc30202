import { inBothContracts } from "../../support/both-contracts";
import { errors, KEY, ORG, OWNER, person, seedUser, worldForEach } from "../../support/world";

inBothContracts("014 the last administrator", ({ contract, startWorld, it }) => {
  const world = worldForEach(() =>
    startWorld({
      seed: {
        organizations: [
          { id: ORG, name: "Acme" },
          { id: 777, name: "Other" },
        ],
        users: [
          { ...OWNER, firstname: "Alice", lastname: "Smith", role: "admin" },
          { ...OWNER, role: "admin", org: 777 },
        ],
        keys: [{ key: KEY, userEmail: OWNER.email }],
      },
    }),
  );

  const off = { guards: { own_user: "off" } };
  const admins = (count: number) => {
    return Array.from({ length: count }, (_, index) => person(`admin${index}`, { role: "admin" }));
  };

  async function staffed(count: number) {
    const core = world.core(off);
    const declared = admins(count);
    await core.run(declared);
    for (const { config } of declared) world.control.accept({ who: String(config.email) });
    return { core, declared };
  }

  it("cannot be removed, and can with the guard off", async () => {
    const { core } = await staffed(1);
    contract.stepDown(world.control);
    const plan = await core.plan([]);
    expect(errors(plan.diagnostics)).toEqual(["guard/last-admin"]);
    const without = world.core({ guards: { own_user: "off", last_admin: "off" } });
    without.state = core.state;
    expect(errors((await without.plan([])).diagnostics)).toEqual([]);
  });

  it("is not the last while a global administrator is there too, whatever their role", async () => {
    const { core } = await staffed(1);
    world.control.addByHand(seedUser("root", { accountRole: "global-admin" }));
    contract.stepDown(world.control);
    expect(errors((await core.plan([])).diagnostics)).toEqual([]);
  });

  it("is one beside whatever other roles they have", async () => {
    const { core } = await staffed(1);
    world.control.edit({ who: "admin0@example.com", org: ORG, set: { role: "admin, Reports" } });
    contract.stepDown(world.control);
    for (const wanted of [[], [person("admin0", { role: "Reports" })]])
      expect(errors((await core.plan(wanted)).diagnostics)).toEqual(["guard/last-admin"]);
  });

  it("cannot be lowered, also when another is raised in the same run", async () => {
    const { core } = await staffed(1);
    await core.run([...admins(1), person("bob")]);
    world.control.accept({ who: "bob@example.com" });
    contract.stepDown(world.control);
    const plan = await core.plan([person("admin0"), person("bob", { role: "admin" })]);
    expect(errors(plan.diagnostics)).toEqual(["guard/last-admin"]);
    expect(plan.diagnostics.find(({ severity }) => severity === "error")?.detail).toContain(
      "takes two applies",
    );
  });

  it("does not count administrators who have not accepted yet", async () => {
    const { core, declared } = await staffed(1);
    await core.run([...declared, person("waiting", { role: "admin" })]);
    contract.stepDown(world.control);
    const plan = await core.plan([person("waiting", { role: "admin" })]);
    expect(errors(plan.diagnostics)).toEqual(["guard/last-admin"]);
  });

  it("two removals in parallel cannot both pass at apply", async () => {
    const { core } = await staffed(2);
    const plan = await core.plan([]);
    expect(plan.failed).toBe(false);
    // Only now the third administrator goes, behind the back of the plan.
    contract.stepDown(world.control);
    world.control.turn({ lastAdmin: "allowed" });
    world.control.addByHand(seedUser("root", { role: "viewer" }));
    const applied = await core.apply(plan);
    // The key is a viewer's now, so the simulator would refuse; what counts is that one never gets as far.
    expect(errors(applied)).toContain("guard/last-admin");
    expect(world.requests().filter((line) => line.startsWith("DELETE")).length).toBeLessThanOrEqual(1);
  });
});
