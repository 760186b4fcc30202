// How long a removal waits for whoever keeps the person: longer where its object was read, as a deposed one is.
import { Activity, QUIET_MS, SHORT_QUIET_MS } from "../../../src/provider/run/activity";
import { inBothContracts } from "../../support/both-contracts";
import { person, type World } from "../../support/world";

const AT = "automox_user.ada";
const ada = { ...person("ada"), createBeforeDestroy: true } as const;

inBothContracts("a removal that is planned waits for quiet", ({ startWorld, it }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });

  async function waitsOf(plan: (core: ReturnType<World["core"]>) => Promise<unknown>) {
    const core = world.core();
    await core.run([ada]);
    const quiet = jest.spyOn(Activity.prototype, "quiet");
    await plan(core);
    const waits = quiet.mock.calls.map(([ms]) => ms);
    quiet.mockRestore();
    return waits;
  }

  it("for long beside a deposed object, which was read", async () => {
    const waits = await waitsOf((core) => {
      const stored = core.state.get(AT);
      if (stored) core.state.set(`${AT} (deposed)`, { ...stored, deposed: true });
      core.state.delete(AT);
      return core.plan([ada]);
    });
    expect(waits).toEqual([QUIET_MS]);
  });

  it("shortly in a destroy, whose process reads nobody", async () => {
    expect(await waitsOf((core) => core.planDestroy([ada]))).toEqual([SHORT_QUIET_MS]);
  });
});
