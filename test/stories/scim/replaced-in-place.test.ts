// Somebody is replaced by themselves, because their object is tainted: what becomes of them is what the plan has said.
import { inBothContracts } from "../../support/both-contracts";
import type { Core } from "../../support/core/core";
import { bea, scimCore, scimLog, statusOf, withBea } from "../../support/scim-world";
import { actions, errors, expectSilence, type World, warnings } from "../../support/world";

const EMAIL = "bea@example.com";
const ADDRESS = "automox_user.bea";

inBothContracts("a tainted person and what destroying them would do", ({ startWorld, it }) => {
  let world: World;
  let core: Core;
  beforeEach(async () => {
    world = await startWorld();
    core = scimCore(world);
  });

  async function tainted(on_destroy: string) {
    withBea(world);
    await core.run([bea(undefined, { on_destroy })]);
    const stored = core.state.get(ADDRESS);
    if (!stored) throw new Error("nobody in the state");
    core.state.set(ADDRESS, { ...stored, tainted: true });
    world.requests();
  }
  const writes = () => world.requests().filter((line) => !/^(GET|HEAD)/.test(line));

  it.each([
    ["deactivate", true],
    ["deactivate", false],
    ["keep", true],
    ["keep", false],
  ] as const)("with %s (refreshed: %s) they are taken over as they are", async (on_destroy, refresh) => {
    await tainted(on_destroy);
    const declared = [bea(undefined, { on_destroy })];
    const plan = await core.plan(declared, { refresh });
    expect(actions(plan)).toEqual({ [ADDRESS]: "replace" });
    expect(warnings(plan.diagnostics)).toEqual(["user/taken-over"]);
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(writes()).toEqual([]);
    expect(statusOf(world)).toBe("active");
    expect(world.mails(EMAIL)).toBe(0);
    await expectSilence(core, declared);
  });

  it("with remove they are removed and invited again, as the plan says", async () => {
    await tainted("remove");
    const plan = await core.plan([bea(undefined, { on_destroy: "remove" })]);
    expect(warnings(plan.diagnostics)).toEqual(["user/tainted"]);
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(world.mails(EMAIL)).toBe(1);
  });

  it("with remove and without a refresh, the plan shows a take-over, and nobody is removed", async () => {
    await tainted("remove");
    const declared = [bea(undefined, { on_destroy: "remove" })];
    const plan = await core.plan(declared, { refresh: false });
    expect(warnings(plan.diagnostics)).toEqual(["user/taken-over"]);
    expect(errors(await core.apply(plan))).toEqual(["user/not-as-planned"]);
    expect(writes()).toEqual([]);
    expect(errors((await core.run(declared)).applied)).toEqual([]);
    expect(world.mails(EMAIL)).toBe(1);
    await expectSilence(core, declared);
  });

  it("with deactivate somebody else is created, and they are disabled", async () => {
    await tainted("deactivate");
    const cyd = bea(undefined, { on_destroy: "deactivate", email: "cyd@example.com" });
    const plan = await core.plan([cyd]);
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(statusOf(world)).toBe("disabled");
    expect(world.mails("cyd@example.com")).toBe(1);
    expect(scimLog(world).filter(({ method }) => method === "PATCH")).toHaveLength(1);
  });
});
