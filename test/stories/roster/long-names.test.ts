// Somebody gives themselves a name of 480,000 marks. Nothing works on it: neither Unicode forms nor comparisons; the person is told
// without it, with a warning that names their number, and everybody else is served.
import { inBothContracts } from "../../support/both-contracts";
import { actions, errors, person, seedUser, worldForEach } from "../../support/world";

const LONG = "\u0315\u0327".repeat(240_000);
const CODE = "roster/long-name";

inBothContracts("a name that is too long", ({ startWorld, it, contract }) => {
  const world = worldForEach(() => startWorld());
  const [ada, bob] = [person("ada"), person("bob")];

  it("stops nobody, changes nothing, and is told by number", async () => {
    const { id } = world.control.addByHand(seedUser("ada", { firstname: "ada" }));
    const core = world.core();
    expect(errors((await core.run([ada, bob])).applied)).toEqual([]);
    world.control.accept({ who: "bob@example.com" });
    await core.run([ada, bob]);
    world.control.edit({ who: "ada@example.com", set: { firstname: LONG } });
    const plan = await core.plan([ada, bob]);
    expect({ errors: errors(plan.diagnostics), actions: actions(plan) }).toEqual({
      errors: [],
      actions: { "automox_user.ada": "no-op", "automox_user.bob": "no-op" },
    });
    const told = plan.diagnostics.filter(({ code }) => code === CODE);
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).toContain(`user ${id} (first name)`);
    expect(JSON.stringify([plan, ...core.state.values()])).not.toContain("\u0315");
    if (contract.name === "account") return;
    // A PUT carries the name that the state knows: left out, it might be reset.
    const changed = await core.run([person("ada", { role: "operator" }), bob]);
    expect(errors(changed.applied)).toEqual([]);
    expect(world.control.people().find((each) => each.id === id)?.firstname).toBe("ada");
  });

  it("is told by the data sources of everybody and of one", async () => {
    world.control.addByHand(seedUser("eve", { lastname: LONG }));
    // The core throws what a data source says.
    for (const [source, config] of [
      ["automox_users", {}],
      ["automox_user", { email: "eve@example.com" }],
      ["automox_access_review", { managed: ["ada@example.com"] }],
    ] as const)
      await expect(world.core().data(source, config)).rejects.toThrow(CODE);
  });
});
