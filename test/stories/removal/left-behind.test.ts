// create_before_destroy, and a run that died between its halves: objects of one person, deposed, tainted or missing.
import { systemClock } from "../../../src/automox/transport/clock";
import { inBothContracts } from "../../support/both-contracts";
import type { Core } from "../../support/core/core";
import type { CoreOptions } from "../../support/core/plan";
import { SCIM } from "../../support/scim-world";
import { errors, expectSilence, person, type World, warnings } from "../../support/world";

const ADA = "ada@example.com";
const AT = "automox_user.ada";
const ada = { ...person("ada"), createBeforeDestroy: true } as const;
const bob = person("bob");

const MIXTURES = ["missing", "tainted", "complete", "twice and missing"] as const;
const ORDERS: readonly (readonly [string, Partial<CoreOptions>])[] = [
  ["at once", { clock: systemClock }],
  ["deposed first", { parallelism: 1, shuffle: (list) => [...list].sort().reverse() }],
  ["deposed last", { parallelism: 1, shuffle: (list) => [...list].sort() }],
];
const ALL = MIXTURES.flatMap((mixture, row) =>
  ORDERS.flatMap(([order, more], column) =>
    (["pending", "active"] as const).map(
      (status, layer) => [mixture, order, status, { mixture, status, more }, row + column + layer] as const,
    ),
  ),
);
/** Every pair of two of the three; every case in `npm run test:long`. */
const CASES = process.env.AUTOMOX_TEST_LONG ? ALL : ALL.filter(([, , , , place]) => place % 2 === 0);

inBothContracts("what create_before_destroy has left behind", ({ startWorld, it }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });

  /** A deposed Ada, beside a successor as the mixture says. */
  async function left({ mixture, status, more }: (typeof CASES)[number][3]): Promise<Core> {
    const core = world.core({}, more);
    await core.run([ada, bob]);
    if (status === "active") world.control.accept({ who: ADA, firstname: "ada", lastname: "Example" });
    if (status === "active") await core.run([ada, bob]);
    const stored = core.state.get(AT);
    if (!stored) throw new Error("nobody is there");
    core.state.set(`${AT} (deposed)`, { ...stored, deposed: true });
    if (mixture === "twice and missing") core.state.set(`${AT} (deposed too)`, { ...stored, deposed: true });
    if (mixture === "tainted") core.state.set(AT, { ...stored, tainted: true });
    if (mixture.endsWith("missing")) core.state.delete(AT);
    world.requests();
    return core;
  }
  const writes = () => world.requests().filter((line) => !line.startsWith("GET"));
  const isThere = () => world.control.people().some(({ email }) => email === ADA);

  it.each(CASES)("%s, %s, %s: one apply ends it, and sends nothing", async (...[, , , laid]) => {
    const core = await left(laid);
    const { plan, applied } = await core.run([ada, bob]);
    expect(errors([...plan.diagnostics, ...applied])).toEqual([]);
    expect(warnings(plan.diagnostics)).toContain("user/forgotten");
    expect(writes()).toEqual([]);
    expect(isThere()).toBe(true);
    expect([...core.state.keys()].sort()).toEqual([AT, "automox_user.bob"]);
    await expectSilence(core, [ada, bob]);
  });

  it.each([
    ["keep", "keep"],
    ["deactivate", "forget"],
  ])("what on_destroy says survives a refresh beside another object: %s", async (own, meanwhile) => {
    const core = world.core(SCIM, { parallelism: 1, shuffle: (list) => [...list].sort() });
    await core.run([person("ada", { more: { on_destroy: own } })]);
    const stored = core.state.get(AT);
    if (!stored) throw new Error("nobody is there");
    const second = "automox_user.second";
    core.state.set(second, stored);
    core.state = new Map((await core.refreshOnly()).refreshed);
    expect(core.state.get(second)?.value.on_destroy).toBe(meanwhile);
    core.state.delete(AT);
    const { refreshed } = await core.refreshOnly();
    expect(refreshed.get(second)?.value.on_destroy).toBe(own);
  });

  it.each(CASES)("%s, %s, %s: destroy removes once", async (...[, , , laid]) => {
    const core = await left(laid);
    const plan = await core.planDestroy([ada, bob]);
    expect(errors(plan.diagnostics)).toEqual([]);
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(writes()).toHaveLength(2);
    expect(isThere()).toBe(false);
    expect(core.state.size).toBe(0);
  });

  it.each(CASES)("%s, %s, %s: declared no more, removed once", async (...[, , , laid]) => {
    const core = await left(laid);
    const { plan, applied } = await core.run([bob]);
    expect(errors([...plan.diagnostics, ...applied])).toEqual([]);
    expect(writes()).toHaveLength(1);
    expect(isThere()).toBe(false);
    await expectSilence(core, [bob]);
  });
});
