// One resource gets the address of a person whom another object of the state has and is to lose.
import { inBothContracts } from "../../support/both-contracts";
import type { CoreOptions } from "../../support/core/plan";
import { errors, expectSilence, person, type World } from "../../support/world";

const SPARE = "spare@example.com";
const orders: readonly (readonly [string, Partial<CoreOptions>])[] = [
  ["the removal planned first", { parallelism: 1, shuffle: (list) => [...list].reverse() }],
  ["the change planned first", { parallelism: 1 }],
];

inBothContracts("an address changed to somebody who is removed", ({ startWorld, it }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.end());

  it.each(
    orders.flatMap(([order, more]) => [true, false].map((isPending) => [order, isPending, more] as const)),
  )("is an error whose remedy ends it: %s, pending: %s", async (order, isPending, more) => {
    const core = world.core({}, more);
    const before = [person("ada"), person("spare", { more: { first_name: "ada" } })];
    await core.run(before);
    if (!isPending) for (const who of ["ada@example.com", SPARE]) world.control.accept({ who });
    await core.run(before);
    world.requests();

    const after = [person("ada", { email: SPARE })];
    const plan = await core.plan(after);
    // Whoever has accepted has the address still, where the change is planned before their removal.
    const isTaken = order === "the change planned first" && !isPending;
    expect(errors(plan.diagnostics)).toEqual([
      ...(isTaken ? ["user/address-taken"] : []),
      "user/removed-and-created",
    ]);
    const { detail = "" } = plan.diagnostics.find(({ code }) => code === "user/removed-and-created") ?? {};
    expect(detail).toContain("write back what this resource had before");
    expect(detail).not.toContain("moved {");
    expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([]);

    expect(errors((await core.run([person("ada")])).applied)).toEqual([]);
    const { plan: second, applied } = await core.run(after);
    expect(errors([...second.diagnostics, ...applied])).toEqual([]);
    expect(world.control.people().map(({ email }) => email)).toEqual(
      expect.arrayContaining(["alice@example.com", SPARE]),
    );
    await core.run(after);
    await expectSilence(core, after);
  });
});
