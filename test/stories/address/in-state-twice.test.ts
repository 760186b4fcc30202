// One person at two addresses of the state: a key was renamed without `moved`, and the new address applied alone.
import { systemClock } from "../../../src/automox/transport/clock";
import { inBothContracts } from "../../support/both-contracts";
import type { Core } from "../../support/core/core";
import type { CoreOptions } from "../../support/core/plan";
import { actions, errors, expectSilence, OWNER, person, type World, warnings } from "../../support/world";

const ADA = "ada@example.com";
const ada = person("ada");
const countess = person("countess", { email: ADA, more: { first_name: "ada" } });

/** Removals are planned once nothing else has been heard for a moment, and that moment is a real one. */
const together: Partial<CoreOptions> = { clock: systemClock };
const ascending: Partial<CoreOptions> = { parallelism: 1, shuffle: (list) => list };
const descending: Partial<CoreOptions> = { parallelism: 1, shuffle: (list) => [...list].reverse() };

inBothContracts("one person at two addresses of the state", ({ startWorld, it }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.end());

  /** The state has Ada twice, under the address that goes first. */
  async function twice(more: Partial<CoreOptions> = {}, email = ADA): Promise<Core> {
    const core = world.core({ guards: { max_removals: 1 } }, more);
    if (email === ADA) {
      await core.run([ada]);
      world.control.accept({ who: ADA });
      await core.run([ada]);
    } else await core.import("automox_user.ada", { id: email });
    await core.import("automox_user.countess", { id: email });
    world.requests();
    return core;
  }
  const writes = () => world.requests().filter((line) => !line.startsWith("GET"));
  const isThere = () => world.control.people().some(({ email }) => email === ADA);

  it.each([
    ["at once", together],
    ["and the one that stays is planned first", descending],
  ] as const)("the one that goes is forgotten: %s", async (_when, more) => {
    const core = await twice(more);
    const { plan, applied } = await core.run([countess]);
    expect(actions(plan)).toEqual({ "automox_user.ada": "delete", "automox_user.countess": "no-op" });
    expect(warnings(plan.diagnostics)).toEqual(["user/forgotten"]);
    expect(applied).toEqual([]);
    expect(writes()).toEqual([]);
    expect([...core.state.keys()]).toEqual(["automox_user.countess"]);
    await expectSilence(core, [countess]);
  });

  it.each([
    ["with a refresh", true],
    ["without one", false],
  ])("planned before the other is seen it is an error, and state rm ends it: %s", async (_how, refresh) => {
    const core = await twice(ascending);
    const plan = await core.plan([countess], { refresh });
    expect(errors(plan.diagnostics)).toEqual(["user/in-state-twice"]);
    expect(plan.diagnostics.find(({ code }) => code === "user/in-state-twice")?.detail).toContain(
      "terraform state rm ADDRESS",
    );
    core.state.delete("automox_user.ada");
    expect(writes()).toEqual([]);
    await expectSilence(core, [countess]);
  });

  it("without a refresh the one that stays is enough to go by", async () => {
    const core = await twice(descending);
    const plan = await core.plan([countess], { refresh: false });
    expect(warnings(plan.diagnostics)).toEqual(["user/forgotten"]);
    expect(await core.apply(plan)).toEqual([]);
    expect(writes()).toEqual([]);
  });

  it.each([
    ["at once", together],
    ["one after the other", ascending],
  ] as const)("both gone, the person is removed once: %s", async (_when, more) => {
    const core = await twice(more);
    const { plan, applied } = await core.run([]);
    expect(Object.values(actions(plan))).toEqual(["delete", "delete"]);
    expect(errors([...plan.diagnostics, ...applied])).toEqual([]);
    expect(isThere()).toBe(false);
    expect(writes().length).toBeLessThanOrEqual(2);
    expect(core.state.size).toBe(0);
  });

  it("forgetting the owner of the key takes nothing from them", async () => {
    const core = await twice(together, OWNER.email);
    const owner = { email: OWNER.email, role: "admin", more: { first_name: null, last_name: null } };
    const { plan, applied } = await core.run([person("countess", owner)]);
    expect(errors([...plan.diagnostics, ...applied])).toEqual([]);
    expect(core.state.size).toBe(1);
    expect(writes()).toEqual([]);
  });
});
