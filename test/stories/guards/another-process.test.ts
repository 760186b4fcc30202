import { accountSeed } from "../../support/account-world";
import { inBothContracts } from "../../support/both-contracts";
import type { Declared } from "../../support/core/plan";
import { SCIM } from "../../support/scim-world";
import { errors, person, seedUser, type World, warnings } from "../../support/world";

/** An alias of the provider, another stack or the console: nothing tells this process what they do. */
inBothContracts("an administrator who goes while another process works", ({ contract, startWorld, it }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld({
      seed: accountSeed(seedUser("bob", { role: "admin" }), seedUser("vic"), seedUser("wim")),
      knobs: { lastAdmin: "allowed" },
    });
  });
  afterEach(() => world.end());

  const bob = person("bob", { role: "admin" });
  const provider = (more = {}) => ({ ...SCIM, guards: { own_user: "off", ...more } });

  /** Vic is removed first, which lists; then Alice goes elsewhere, and then Bob's turn comes. */
  async function afterAlice(last: readonly Declared[], { guards = {}, before = bob } = {}) {
    const core = world.core(provider(guards), { parallelism: 1 });
    await core.run([person("vic"), before]);
    const plan = await core.plan(last);
    expect(errors(plan.diagnostics)).toEqual([]);
    world.control.hook({
      match: { operation: contract.operations.remove, nth: 1 },
      when: "after",
      run: () => contract.stepDown(world.control),
    });
    world.requests();
    const applied = await core.apply(plan);
    const writes = world.requests().filter((line) => !line.startsWith("GET"));
    return { applied, writes };
  }

  it.each([
    ["removed", [], bob],
    ["lowered", [person("bob")], bob],
    [
      "disabled",
      [person("bob", { role: "admin", more: { active: false } })],
      person("bob", { role: "admin", more: { active: true } }),
    ],
    [
      "disabled under another address",
      [person("bob", { email: "robert@example.com", role: "admin", more: { active: false } })],
      person("bob", { role: "admin", more: { active: true } }),
    ],
  ] as const)("nobody else is %s who is the last by then", async (_name, last, before) => {
    const { applied, writes } = await afterAlice(last, { before });
    expect(errors(applied)).toEqual(["guard/last-admin"]);
    // A new address is no loss, so it may be written before.
    expect(writes.filter((line) => !line.startsWith("PATCH /users/"))).toHaveLength(1);
  });

  it("with last_admin a warning it is said once, and done", async () => {
    const core = world.core(provider({ last_admin: "warn" }), { parallelism: 1 });
    await core.run([bob]);
    const plan = await core.plan([]);
    contract.stepDown(world.control);
    const applied = await core.apply(plan);
    expect(warnings(applied).filter((code) => code === "guard/last-admin")).toHaveLength(1);
  });

  it("a removal of somebody else looks no more than it did", async () => {
    const core = world.core(provider(), { parallelism: 1 });
    await core.run([person("vic"), person("wim")]);
    const plan = await core.plan([]);
    world.control.clearLog();
    expect(errors(await core.apply(plan))).toEqual([]);
    const listings = world.control.log({}).filter(({ operation }) => operation === contract.operations.list);
    expect(new Set(listings.map(({ query }) => JSON.stringify(query))).size).toBe(listings.length);
  });

  it("the listing comes right before the call", async () => {
    const core = world.core(provider(), { parallelism: 1 });
    await core.run([bob]);
    const plan = await core.plan([]);
    world.control.clearLog();
    expect(errors(await core.apply(plan))).toEqual([]);
    const asked = world.control.log({}).map(({ operation }) => operation);
    const call = asked.indexOf(contract.operations.remove);
    expect(asked[call - 1]).toBe(contract.operations.list);
  });

  it.each([
    ["the first by address at once", "ada", []],
    ["the next one a turn later", "aida", [2_000]],
    ["the one after that another turn later", "bob", [6_000]],
  ] as const)(
    "of few administrators it is %s, so that two processes do not act in one instant",
    async (_name, key, turns) => {
      for (const each of ["ada", "aida"]) world.control.addByHand(seedUser(each, { role: "admin" }));
      const core = world.core(provider());
      await core.run([person(key, { role: "admin" })]);
      const plan = await core.plan([]);
      const before = world.clock.slept.length;
      expect(errors(await core.apply(plan))).toEqual([]);
      expect(world.clock.slept.slice(before).filter((ms) => ms >= 2_000)).toEqual(turns);
    },
  );

  it("of many administrators nobody waits", async () => {
    for (const each of ["ada", "aida", "alba"]) world.control.addByHand(seedUser(each, { role: "admin" }));
    const core = world.core(provider());
    await core.run([bob]);
    const plan = await core.plan([]);
    const before = world.clock.slept.length;
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(world.clock.slept.slice(before).filter((ms) => ms >= 2_000)).toEqual([]);
  });
});
