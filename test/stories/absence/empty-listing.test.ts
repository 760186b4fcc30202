// Nobody at all in a list in which the owner of the key must be.
import { inBothContracts } from "../../support/both-contracts";
import { errors, person, warnings, worldForEach } from "../../support/world";

inBothContracts("an organization that lists nobody", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);
  const nobody = {
    match: { method: "GET", path: "/users$" },
    effect: { kind: "answer", status: 200, body: [] },
  };
  const empty = () => world.control.fault(nobody as Parameters<typeof world.control.fault>[0]);

  it("proves nobody gone: people of the state stay in it, and a plan goes no further", async () => {
    const core = world.core();
    await core.run([person("ada")]);
    world.control.accept({ who: "ada@example.com" });
    await core.run([person("ada")]);
    world.control.removeByHand({ who: "ada@example.com" });
    empty();
    const plan = await core.plan([person("ada")]);
    expect(errors(plan.diagnostics)).toEqual(["roster/doubtful"]);
    expect(plan.refreshed.size).toBe(1);
    expect(world.mails("ada@example.com")).toBe(1);
  });

  it("stops no invitation", async () => {
    empty();
    const { applied } = await world.core().run([person("ada")]);
    expect(errors(applied)).toEqual([]);
    expect(world.mails("ada@example.com")).toBe(1);
  });

  it("is believed where nobody active is known: then an invitation was withdrawn", async () => {
    const core = world.core();
    await core.run([person("ada")]);
    world.control.removeByHand({ who: "ada@example.com" });
    empty();
    const { diagnostics } = await core.plan([person("ada")]);
    expect(warnings(diagnostics)).toContain("user/gone");
  });
});
