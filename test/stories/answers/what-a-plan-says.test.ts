import { UNKNOWN } from "../../../src/cty/value";
import { errors, expectSilence, person, startWorld, warnings, worldForEach } from "../../support/world";

describe("what a plan cannot leave unsaid", () => {
  const world = worldForEach(startWorld);

  it("somebody tainted is removed and invited again, and counts as leaving", async () => {
    const core = world.core();
    const ada = person("ada");
    await core.run([ada]);
    const stored = core.state.get(ada.address);
    if (stored) core.state.set(ada.address, { ...stored, tainted: true });
    const plan = await core.plan([ada]);
    expect(warnings(plan.diagnostics)).toEqual(["user/tainted"]);
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(world.mails("ada@example.com")).toBe(2);
    await expectSilence(core, [ada]);
    const strict = world.core({ guards: { max_removals: 0 } });
    const again = core.state.get(ada.address);
    if (again) strict.state.set(ada.address, { ...again, tainted: true });
    expect(errors((await strict.plan([ada])).diagnostics)).toEqual(["guard/max-removals"]);
  });

  it("a pending person whose new address is not known yet is not replaced on suspicion", async () => {
    const core = world.core();
    const ada = person("ada");
    await core.run([ada]);
    const later = { ...ada, config: { ...ada.config, email: UNKNOWN } };
    expect(errors((await core.plan([later])).diagnostics)).toEqual(["user/address-unknown"]);
    world.control.accept({ who: "ada@example.com" });
    expect(errors((await core.plan([later])).diagnostics)).toEqual([]);
  });
});
