import { setTimeout as sleep } from "node:timers/promises";
import { accountSeed, EUROPE } from "../../support/account-world";
import { inBothContracts } from "../../support/both-contracts";
import { errors, expectSilence, OWNER, person, seedUser, type World } from "../../support/world";

/** Most of them are changed after the lists were begun. */
const KEYS = ["ada", ...Array.from({ length: 14 }, (_, index) => `p${index}`)];

inBothContracts("a user and a membership that change one record", ({ startWorld, it }) => {
  let world: World;
  beforeEach(async () => {
    const owner = seedUser("alice", {
      id: OWNER.id,
      role: "admin",
      accountRole: "global-admin",
      org: EUROPE,
    });
    const users = [owner, ...KEYS.flatMap((key) => [seedUser(key), seedUser(key, { org: EUROPE })])];
    world = await startWorld({ seed: accountSeed(...users) });
  });
  afterEach(() => world.end());

  const both = (change: { email?: string; first_name?: string } = {}, key = "ada") => {
    const { config } = person(key);
    return [
      { ...person(key), config: { ...config, ...change } },
      {
        address: `automox_org_membership.${key}`,
        type: "automox_org_membership",
        config: { ...config, ...change, org_id: EUROPE },
      },
    ];
  };
  const writes = () => world.requests().filter((line) => !line.startsWith("GET"));

  it.each([
    ["the address", { email: "ada.archer@example.com" }],
    ["a name", { first_name: "Adele" }],
  ])("send one write for %s", async (_name, change) => {
    const core = world.core();
    await core.run(both());
    // Time enough for the other one to look before the write has its effect.
    for (const method of ["PUT", "PATCH"])
      world.control.hook({ match: { method }, when: "before", run: () => sleep(100) });
    writes();
    const { plan, applied } = await core.run(both(change));
    expect(plan.changes.map(({ action }) => action)).toEqual(["update", "update"]);
    expect(errors(applied)).toEqual([]);
    expect(writes()).toHaveLength(1);
    await expectSilence(core, both(change));
  });

  it("send one write for each of several people, looked at in lists", async () => {
    const everybody = (change = {}) => KEYS.flatMap((key) => both(change, key));
    const core = world.core();
    await core.run(everybody());
    writes();
    expect(errors((await core.run(everybody({ last_name: "Archer" }))).applied)).toEqual([]);
    expect(writes()).toHaveLength(KEYS.length);
    await expectSilence(core, everybody({ last_name: "Archer" }));
  });

  it("send no write where the first one is refused, and each says so", async () => {
    const core = world.core();
    await core.run(both());
    const plan = await core.plan(both({ first_name: "Adele" }));
    for (const method of ["PUT", "PATCH"])
      world.control.fault({ match: { method }, effect: { kind: "answer", status: 400 } });
    writes();
    expect(errors(await core.apply(plan))).toHaveLength(2);
    expect(writes()).toHaveLength(2);
  });
});
