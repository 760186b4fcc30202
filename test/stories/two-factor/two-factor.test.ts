import type { Knobs } from "../../../src/simulator/knobs/knobs";
import { accountSeed, accountWorld, nameless, stateOf } from "../../support/account-world";
import {
  actions,
  errors,
  expectSilence,
  OWNER,
  seedUser,
  startWorld,
  type World,
  warnings,
} from "../../support/world";

const EMAIL = "ada@example.com";
const ADDRESS = "automox_user.ada";
const ada = (more: Record<string, unknown> = {}) => nameless("ada", { more });
const on = { two_factor: "enabled" };
const reset = (text: string, more: Record<string, unknown> = {}) => ada({ two_factor_reset: text, ...more });

let world: World;

const patches = () => world.requests().filter((line) => line.startsWith("PATCH"));
const methodOf = (email = EMAIL) => world.control.person({ who: email }).twoFactor;

interface Given {
  readonly knobs?: Partial<Knobs>;
  readonly more?: Record<string, unknown>;
  /** Whether the organizations require a second factor. */
  readonly required?: boolean;
}

/** Ada, with this method, already managed. */
async function managed(twoFactor: string | null, { knobs = {}, more = {}, required = false }: Given = {}) {
  const { organizations, ...seed } = accountSeed(seedUser("ada", { id: 102, twoFactor }));
  const strict = organizations.map((one) => ({ ...one, requires2fa: required }));
  world = await startWorld({ contract: "account", seed: { ...seed, organizations: strict }, knobs });
  const core = world.core();
  await core.run([ada(more)]);
  world.requests();
  return core;
}

describe("a second factor, enabled", () => {
  it.each([
    [null, "email", 1],
    ["email", "email", 0],
    ["google", "google", 0],
  ] as const)("from %s ends as %s after %i PATCH", async (before, after, count) => {
    const core = await managed(before);
    const plan = await core.plan([ada(on)]);
    expect(plan.diagnostics).toEqual([]);
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(patches()).toHaveLength(count);
    expect(methodOf()).toBe(after);
    expect(stateOf(core, ADDRESS)).toMatchObject({ two_factor: "enabled", two_factor_method: after });
    await expectSilence(core, [ada(on)]);
  });

  it.each([null, "google"])("is done in the take-over of somebody with %s", async (twoFactor) => {
    world = await accountWorld({ users: [seedUser("ada", { twoFactor })] });
    const core = world.core();
    expect(errors((await core.run([ada(on)])).applied)).toEqual([]);
    expect(methodOf()).toBe(twoFactor ?? "email");
    await expectSilence(core, [ada(on)]);
  });

  it("does not lower what was set up after the listing that the run works with", async () => {
    world = await accountWorld({ users: [seedUser("ada")] });
    const core = world.core();
    const plan = await core.plan([ada(on)]);
    world.control.hook({
      match: { operation: "list-zone-users", nth: 1 },
      when: "after",
      run: () => world.control.edit({ who: EMAIL, set: { twoFactor: "google" } }),
    });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect([methodOf(), patches()]).toEqual(["google", []]);
  });

  it("waits for somebody pending, and is done by the first plan after the acceptance", async () => {
    world = await accountWorld();
    const core = world.core();
    expect(errors((await core.run([ada(on)])).applied)).toEqual([]);
    expect(patches()).toEqual([]);
    await expectSilence(core, [ada(on)]);
    world.control.accept({ who: EMAIL });
    const { plan, applied } = await core.run([ada(on)]);
    expect(actions(plan)).toEqual({ [ADDRESS]: "update" });
    expect(errors(applied)).toEqual([]);
    expect(methodOf()).toBe("email");
    await expectSilence(core, [ada(on)]);
  });

  it("is set together with the names by a create that waits for the acceptance", async () => {
    world = await accountWorld();
    world.control.hook({
      match: { operation: "get-account-user", nth: 1 },
      when: "before",
      run: { do: "accept", who: EMAIL },
    });
    const core = world.core();
    const declared = [ada({ ...on, first_name: "Augusta", wait_for_activation: true })];
    expect((await core.run(declared)).applied).toEqual([]);
    expect(world.control.person({ who: EMAIL })).toMatchObject({ twoFactor: "email", firstname: "Augusta" });
    await expectSilence(core, declared);
  });

  it("is drift once it was switched off in the console, and none once it was switched on again", async () => {
    const core = await managed("google", { more: on });
    world.control.edit({ who: EMAIL, set: { twoFactor: null } });
    const off = await core.plan([ada(on)]);
    expect(actions(off)).toEqual({ [ADDRESS]: "update" });
    world.control.twoFactor({ who: EMAIL, action: "enable" });
    await expectSilence(core, [ada(on)]);
    expect(errors(await core.apply(off))).toEqual([]);
    expect(patches()).toEqual([]);
    await expectSilence(core, [ada(on)]);
  });

  it("is nobody's business where it is not configured, in both directions", async () => {
    const core = await managed("google");
    world.control.edit({ who: EMAIL, set: { twoFactor: null } });
    await expectSilence(core, [ada()]);
    world.control.twoFactor({ who: EMAIL, action: "enable" });
    await expectSilence(core, [ada()]);
  });

  it("is left on when it is taken out of the configuration", async () => {
    const core = await managed("google", { more: on });
    expect(errors((await core.run([ada()])).applied)).toEqual([]);
    expect([methodOf(), patches()]).toEqual(["google", []]);
  });

  describe.each(["null", "absent"] as const)("where the account answers %s for none", (accountTwoFactor) => {
    it("never lowers a method that only the person's own record shows", async () => {
      const core = await managed("google", { knobs: { accountTwoFactor: "absent", tfaType: "word" } });
      expect(errors((await core.run([ada(on)])).applied)).toEqual([]);
      expect([methodOf(), patches()]).toEqual(["google", []]);
      await expectSilence(core, [ada(on)]);
    });

    it("is set where none is on, if that is told at all", async () => {
      const core = await managed(null, { knobs: { accountTwoFactor } });
      const isTold = accountTwoFactor === "null";
      expect(errors((await core.run([ada(on)])).applied)).toEqual(isTold ? [] : ["user/two-factor-unknown"]);
      expect(methodOf()).toBe(isTold ? "email" : null);
      if (isTold) await expectSilence(core, [ada(on)]);
    });
  });
});

describe("a second factor, reset", () => {
  it.each([
    ["google", {}, { required: false, after: null }],
    ["google", {}, { required: true, after: "email" }],
    ["google", on, { required: false, after: "email" }],
    ["email", {}, { required: false, after: null }],
    ["email", {}, { required: true, after: "email" }],
    ["email", on, { required: false, after: "email" }],
    [null, {}, { required: false, after: null }],
  ] as const)("from %s with %j ends, once, as told by %j", async (before, more, { required, after }) => {
    const core = await managed(before, { more, required });
    const plan = await core.plan([reset("lost phone", more)]);
    expect(warnings(plan.diagnostics)).toEqual(["user/two-factor-reset"]);
    const isLowered = before === "google" || (before === "email" && !("two_factor" in more));
    expect(plan.diagnostics[0]?.detail).toContain(EMAIL);
    expect(plan.diagnostics[0]?.detail.includes(`lowered from "${before}"`)).toBe(isLowered);
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(patches()).toEqual(["PATCH /users/102"]);
    expect(methodOf()).toBe(after);
    const seen = { two_factor_reset: "lost phone", two_factor_method: after ?? "disabled" };
    expect(stateOf(core, ADDRESS)).toMatchObject(seen);
    await expectSilence(core, [reset("lost phone", more)]);
  });

  it("leaves the method unknown in the plan", async () => {
    const core = await managed("google");
    const plan = await core.plan([reset("lost phone")]);
    expect(typeof plan.changes[0]?.planned?.two_factor_method).toBe("symbol");
  });

  it("is done anew for another text, and not when the text is taken out", async () => {
    const core = await managed("google");
    await core.run([reset("2026-05")]);
    world.control.edit({ who: EMAIL, set: { twoFactor: "google" } });
    await core.run([ada()]);
    expect(methodOf()).toBe("google");
    await core.run([reset("2026-06")]);
    expect([methodOf(), patches()]).toEqual([null, ["PATCH /users/102", "PATCH /users/102"]]);
  });

  it("of three people in one apply is three PATCHes, each of their own", async () => {
    const keys = ["ada", "bob", "cleo"];
    const users = keys.map((key) => seedUser(key, { twoFactor: "google" }));
    world = await accountWorld({ users: [...users, seedUser("dan", { twoFactor: "google" })] });
    const core = world.core();
    const before = [...keys, "dan"].map((key) => nameless(key));
    await core.run(before);
    world.requests();
    const after = [
      ...keys.map((key) => nameless(key, { more: { two_factor_reset: "lost laptops" } })),
      nameless("dan"),
    ];
    const { plan, applied } = await core.run(after);
    expect(warnings(plan.diagnostics)).toEqual(keys.map(() => "user/two-factor-reset"));
    expect(new Set(plan.diagnostics.map(({ summary }) => summary)).size).toBe(1);
    expect(errors(applied)).toEqual([]);
    expect(patches()).toHaveLength(3);
    expect([...keys, "dan"].map((key) => methodOf(`${key}@example.com`))).toEqual([
      null,
      null,
      null,
      "google",
    ]);
    await expectSilence(core, after);
  });

  it("is only recorded in the create that takes over", async () => {
    world = await accountWorld({ users: [seedUser("ada", { twoFactor: "google" })] });
    const core = world.core();
    const { plan, applied } = await core.run([reset("first")]);
    expect(warnings(plan.diagnostics)).toEqual(["user/taken-over"]);
    expect(errors(applied)).toEqual([]);
    expect([methodOf(), patches()]).toEqual(["google", []]);
    await expectSilence(core, [reset("first")]);
  });

  it("is only recorded in the create that invites, and while nobody has accepted", async () => {
    world = await accountWorld();
    const core = world.core();
    await core.run([reset("first")]);
    const { plan, applied } = await core.run([reset("second")]);
    expect(plan.diagnostics[0]?.detail).toContain("nothing to reset");
    expect(errors(applied)).toEqual([]);
    expect(patches()).toEqual([]);
    await expectSilence(core, [reset("second")]);
  });

  it("that Automox refuses is an error that names the console, and is tried again", async () => {
    const core = await managed("google", { knobs: { tfaWrite: "refused" } });
    const { applied } = await core.run([reset("lost phone", { on_destroy: "keep" })]);
    expect(errors(applied)).toEqual(["user/two-factor-refused"]);
    expect(applied.find(({ severity }) => severity === "error")?.detail).toMatch(
      /tfa_type cannot be changed.*Settings > Users.*Actions.*single sign-on/s,
    );
    expect(stateOf(core, ADDRESS)).toMatchObject({ two_factor_reset: null, two_factor_method: "google" });
    world.control.turn({ tfaWrite: "accepted" });
    expect(errors((await core.run([reset("lost phone")])).applied)).toEqual([]);
    expect(methodOf()).toBe(null);
  });

  it.each([
    ["a reset", "google", { two_factor_reset: "lost phone" }],
    ["an enabling", null, on],
  ])("%s that Automox accepts without effect is an error", async (_name, before, more) => {
    const core = await managed(before, { knobs: { tfaWrite: "ignored" } });
    expect(errors((await core.run([ada(more)])).applied)).toEqual(["user/no-effect"]);
    expect(stateOf(core, ADDRESS)).toMatchObject({ two_factor: null, two_factor_reset: null });
  });

  it("whose every answer is lost is looked up, and not done again by the next run", async () => {
    const core = await managed("google");
    const { id } = world.control.fault({
      match: { method: "PATCH" },
      effect: { kind: "close-after-effect" },
    });
    expect(errors((await core.run([reset("lost phone")])).applied)).toEqual([]);
    world.control.removeFault({ id });
    world.control.edit({ who: EMAIL, set: { twoFactor: "google" } });
    await expectSilence(core, [reset("lost phone")]);
  });

  it("that never arrives is an error, and is done by the next run", async () => {
    const core = await managed("google");
    const { id } = world.control.fault({
      match: { method: "PATCH" },
      effect: { kind: "close-before-effect" },
    });
    expect(errors((await core.run([reset("lost phone")])).applied)).toEqual(["automox/network"]);
    world.control.removeFault({ id });
    expect(errors((await core.run([reset("lost phone")])).applied)).toEqual([]);
    expect(methodOf()).toBe(null);
  });

  it.each(["everything", "id-only", "no-body", "no-email", "other-email"] as const)(
    "is proven by a read, whatever the answer to the PATCH: %s",
    async (patchEcho) => {
      const core = await managed("google", { knobs: { patchEcho } });
      expect(errors((await core.run([reset("lost phone")])).applied)).toEqual([]);
      expect(stateOf(core, ADDRESS)).toMatchObject({ two_factor_method: "disabled" });
    },
  );

  it("of the key's own owner takes no access from them, and is allowed", async () => {
    world = await accountWorld();
    world.control.edit({ who: OWNER.email, set: { twoFactor: "google" } });
    const core = world.core();
    const alice = (more: Record<string, unknown> = {}) =>
      nameless("alice", { role: "admin", email: OWNER.email, more });
    await core.run([alice()]);
    expect(errors((await core.run([alice({ two_factor_reset: "1" })])).applied)).toEqual([]);
    expect(methodOf(OWNER.email)).toBe(null);
  });
});
