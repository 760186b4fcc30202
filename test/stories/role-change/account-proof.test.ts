import { CONTRACTS, contractWorld } from "../../support/contracts";
import { errors, expectSilence, person, worldForEach } from "../../support/world";

describe("the proof of a change of roles by the undocumented call", () => {
  const world = worldForEach(() => contractWorld(CONTRACTS.account));

  const EMAIL = "ada@example.com";
  const raised = person("ada", { role: "operator" });

  async function standing() {
    const core = world.core();
    await core.run([person("ada")]);
    return core;
  }

  const afterTheCall = (run: () => void) =>
    world.control.hook({ match: { operation: CONTRACTS.account.operations.changeRole }, when: "after", run });

  it.each([403, 404])("is the zone's list where Automox does not tell of one person (%i)", async (status) => {
    const core = await standing();
    const plan = await core.plan([raised]);
    afterTheCall(() => {
      const match = { method: "GET", path: "/users/[^/]+/zones$" };
      world.control.fault({ match, effect: { kind: "answer", status } });
    });
    expect(errors(await core.apply(plan))).toEqual([]);
    world.control.clearFaults();
    await expectSilence(core, [raised]);
  });

  it.each([
    ["an acceptance", () => world.control.accept({ who: EMAIL, firstname: "Augusta", lastname: "King" })],
    ["another address", () => world.control.edit({ who: EMAIL, set: { email: "ada@example.org" } })],
  ])("is not disturbed by %s meanwhile, which the next plan shows", async (_name, act) => {
    const core = await standing();
    const plan = await core.plan([raised]);
    afterTheCall(() => void act());
    expect(errors(await core.apply(plan))).toEqual([]);
    world.control.clearHooks();
    expect(errors((await core.run([raised])).applied)).toEqual([]);
    await expectSilence(core, [raised]);
  });
});
