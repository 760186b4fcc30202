import { inBothContracts } from "../../support/both-contracts";
import { invoke } from "../../support/core/invocation";
import type { Plain } from "../../support/core/values";
import { errors, OWNER, seedUser, warnings, worldForEach } from "../../support/world";

const BOB = "bob@example.com";

inBothContracts("resetting a second factor by an action", ({ it, startWorld }) => {
  const world = worldForEach(() => startWorld({ knobs: { tfaType: "word" } }));
  beforeEach(() => {
    world.control.addByHand(seedUser("bob"));
    world.control.edit({ who: BOB, set: { twoFactor: "google" } });
  });
  const reset = (config: Plain = {}) =>
    invoke(world.core(), "automox_reset_two_factor", { email: BOB, ...config });
  const method = () => world.control.person({ who: BOB }).twoFactor;
  const writes = () => world.requests().filter((line) => !line.startsWith("GET"));

  it.each([
    [{}, "email"],
    [{ reset_to: "email" }, "email"],
    [{ reset_to: "disabled" }, "disabled"],
  ])("with %j", async (config, after) => {
    const { progress, diagnostics } = await reset(config);
    expect(diagnostics).toEqual([]);
    expect(progress[0]).toBe(`Resetting the second factor of ${BOB} from google to ${after}`);
    expect(method() ?? "disabled").toBe(after);
  });

  it("of the key's owner is refused by the plan", async () => {
    const { diagnostics, progress } = await reset({ email: OWNER.email });
    expect({ said: errors(diagnostics), progress, writes: writes() }).toEqual({
      said: ["guard/own-user"],
      progress: [],
      writes: [],
    });
  });

  it("of nobody is a warning of the plan and an error", async () => {
    const { diagnostics } = await reset({ email: "nobody@example.com" });
    expect([warnings(diagnostics), errors(diagnostics)]).toEqual([["user/not-found"], ["user/not-found"]]);
  });

  it("of somebody pending resets nothing, and says so", async () => {
    world.control.addByHand(seedUser("ada", { status: "pending" }));
    const { progress, failed } = await reset({ email: "ada@example.com" });
    expect({ progress, failed, writes: writes() }).toEqual({
      progress: ["Nothing is reset: ada@example.com has not accepted yet, and has no second factor."],
      failed: false,
      writes: [],
    });
  });

  it.each([
    ["refuses", { kind: "answer", status: 400, body: {} }, "user/two-factor-refused"],
    ["changes nothing", { kind: "no-effect" }, "user/no-effect"],
  ])(
    "is an error where Automox %s, without words about attributes of a resource",
    async (_what, effect, code) => {
      world.control.fault({ match: { operation: "patch-user" }, effect: effect as never });
      const { diagnostics } = await reset({ reset_to: "disabled" });
      expect(errors(diagnostics)).toEqual([code]);
      expect(diagnostics[0]?.detail).toContain("Actions > Reset User.");
      expect(diagnostics[0]?.detail).not.toContain("two_factor_reset");
      expect(method()).toBe("google");
    },
  );
});
