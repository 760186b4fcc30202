// A backup was restored: the number of the state is somebody else's by now.
import { inBothContracts } from "../../support/both-contracts";
import { errors, person, type World, warnings } from "../../support/world";

const ADA = "ada@example.com";
const STRANGER = "stranger@example.com";
const role = (word: string) => person("ada", { role: word });

inBothContracts("a number that changed hands", ({ startWorld, it }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  const writes = () => world.requests().filter((line) => !line.startsWith("GET"));
  const idsOf = (who: string) => {
    const { id, uuid } = world.control.person({ who });
    return { id, uuid };
  };

  /** Ada accepted; then her record is a stranger's, and she has another one or none. */
  async function managed() {
    const core = world.core();
    await core.run([role("viewer")]);
    world.control.accept({ who: ADA, firstname: "ada", lastname: "Example" });
    await core.run([role("viewer")]);
    return core;
  }
  function restore(where: "elsewhere" | "nowhere"): void {
    const ids = idsOf(ADA);
    world.control.removeByHand({ who: ADA });
    const by = { role: "viewer", status: "active" } as const;
    world.control.addByHand({ ...ids, email: STRANGER, firstname: "St", lastname: "Ranger", ...by });
    if (where === "elsewhere")
      world.control.addByHand({ id: 9000, email: ADA, firstname: "ada", lastname: "Example", ...by });
    world.requests();
  }

  it.each([
    ["a removal", "nowhere", []],
    ["a removal", "elsewhere", []],
    ["a change", "nowhere", [role("operator")]],
    ["a change", "elsewhere", [role("operator")]],
  ] as const)("%s of a saved plan stops, her address %s", async (_what, where, declared) => {
    const core = await managed();
    const plan = await core.plan(declared);
    restore(where);
    const applied = await core.apply(plan);
    expect(errors(applied)).toEqual(["user/another-record"]);
    expect(applied.map(({ summary, detail }) => summary + detail).join()).toMatch(/ada@.*stranger@/s);
    expect(writes()).toEqual([]);
  });

  it.each([
    ["a removal", []],
    ["a change", [role("operator")]],
  ] as const)("%s without a refresh stops", async (_what, declared) => {
    const core = await managed();
    restore("nowhere");
    const plan = await core.plan(declared, { refresh: false });
    expect(errors(await core.apply(plan))).toEqual(["user/another-record"]);
    expect(writes()).toEqual([]);
  });

  it("a refresh finds her under her own number, and a removal removes her", async () => {
    const core = await managed();
    restore("elsewhere");
    expect(errors((await core.run([])).applied)).toEqual([]);
    expect(world.control.people().map(({ email }) => email)).toEqual(["alice@example.com", STRANGER]);
  });

  it("a refresh finds her gone, and nobody is removed or renamed", async () => {
    const core = await managed();
    restore("nowhere");
    const plan = await core.plan([]);
    expect(warnings(plan.diagnostics)).toEqual(["user/gone"]);
    expect(plan.changes).toEqual([]);
  });

  it("her own address, changed by herself, is removed where the plan saw it, and else refused", async () => {
    const core = await managed();
    const change = (email: string, who = ADA) => world.control.edit({ who, set: { email } });
    const early = await core.plan([]);
    change("lovelace@example.com");
    expect(errors(await core.apply(early))).toEqual(["user/another-record"]);
    const { plan, applied } = await core.run([]);
    expect(errors([...plan.diagnostics, ...applied])).toEqual([]);
    expect(world.control.people().map(({ email }) => email)).toEqual(["alice@example.com"]);
  });
});
