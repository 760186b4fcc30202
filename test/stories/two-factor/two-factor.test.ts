import type { Knobs } from "../../../src/simulator/knobs/knobs";
import type { SeedUser } from "../../../src/simulator/world/seed";
import { accountSeed, accountWorld, nameless, stateOf } from "../../support/account-world";
import type { Told } from "../../support/core/process";
import {
  actions,
  errors,
  expectSilence,
  OWNER,
  person,
  seedUser,
  startWorld,
  type Wanted,
  type World,
  warnings,
} from "../../support/world";

const EMAIL = "ada@example.com";
const ADDRESS = "automox_user.ada";
const on = { two_factor: "enabled" };
const TO_NONE = { two_factor_reset_to: "disabled" };
/** Automox requires a second factor of everybody. */
const OFF_REFUSED = { tfaWrite: "off-refused" } as const;

const CONTRACTS = [
  {
    contract: "account",
    telling: { accountTwoFactor: "word" },
    none: { accountTwoFactor: "null" },
    untold: { accountTwoFactor: "absent" },
    list: "list-zone-users",
    watch: "get-account-user",
  },
  {
    contract: "organization",
    telling: { tfaType: "word" },
    none: { tfaType: "null" },
    untold: { tfaType: "absent" },
    list: "list-users",
    watch: "get-user",
  },
] as const;

it("is not lowered in the account contract where a read by number alone shows it", async () => {
  const knobs = { accountTwoFactor: "absent", tfaType: "word" } as const;
  const world = await accountWorld({ users: [seedUser("ada", { twoFactor: "google" })], knobs });
  const core = world.core();
  await core.run([nameless("ada")]);
  expect(errors((await core.run([nameless("ada", { more: on })])).applied)).toEqual([]);
  expect(world.control.person({ who: EMAIL }).twoFactor).toBe("google");
  await expectSilence(core, [nameless("ada", { more: on })]);
});

describe.each(CONTRACTS)("in the $contract contract", ({ contract, telling, none, untold, list, watch }) => {
  let world: World;

  const declared = (key: string, more: Record<string, unknown> = {}, wanted: Wanted = {}) =>
    (contract === "account" ? nameless : person)(key, { ...wanted, more });
  const ada = (more: Record<string, unknown> = {}) => declared("ada", more);
  const reset = (text: string, more: Record<string, unknown> = {}) =>
    ada({ two_factor_reset: text, ...more });

  const patches = () => world.requests().filter((line) => line.startsWith("PATCH"));
  /** Beside what the plan has said already. */
  const said = (applied: readonly Told[]) =>
    applied.flatMap(({ code }) => (code === "user/two-factor-reset" ? [] : [code]));
  const methodOf = (email = EMAIL) => world.control.person({ who: email }).twoFactor;

  interface Given {
    readonly knobs?: Partial<Knobs>;
    readonly more?: Record<string, unknown>;
    /** Whether the organizations require a second factor. */
    readonly required?: boolean;
  }

  async function begin(users: readonly SeedUser[] = [], { knobs = {}, required = false }: Given = {}) {
    const { organizations, ...seed } = accountSeed(...users);
    const strict = organizations.map((one) => ({ ...one, requires2fa: required }));
    world = await startWorld({
      contract,
      seed: { ...seed, organizations: strict },
      knobs: { ...telling, ...knobs },
    });
    return world.core();
  }

  /** Ada, with this method, already managed. */
  async function managed(twoFactor: string | null, given: Given = {}) {
    const core = await begin([seedUser("ada", { id: 102, twoFactor })], given);
    await core.run([ada(given.more)]);
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
      const core = await begin([seedUser("ada", { twoFactor })]);
      expect(errors((await core.run([ada(on)])).applied)).toEqual([]);
      expect(methodOf()).toBe(twoFactor ?? "email");
      await expectSilence(core, [ada(on)]);
    });

    it("does not lower what was set up after the listing that the run works with", async () => {
      const core = await begin([seedUser("ada")]);
      const plan = await core.plan([ada(on)]);
      world.control.hook({
        match: { operation: list, nth: 1 },
        when: "after",
        run: () => world.control.edit({ who: EMAIL, set: { twoFactor: "google" } }),
      });
      expect(errors(await core.apply(plan))).toEqual([]);
      expect([methodOf(), patches()]).toEqual(["google", []]);
    });

    it("waits for somebody pending, and is done by the first plan after the acceptance", async () => {
      const core = await begin();
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
      const core = await begin();
      world.control.hook({
        match: { operation: watch, nth: 1 },
        when: "before",
        run: { do: "accept", who: EMAIL },
      });
      const declared = [ada({ ...on, first_name: "Augusta", wait_for_activation: true })];
      expect((await core.run(declared)).applied).toEqual([]);
      expect(world.control.person({ who: EMAIL })).toMatchObject({
        twoFactor: "email",
        firstname: "Augusta",
      });
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

    it.each([
      [none, "email", []],
      [untold, null, ["user/two-factor-unknown"]],
    ])("where none is on, as the answers with %j tell, ends as %s", async (knobs, after, found) => {
      const core = await managed(null, { knobs });
      expect(errors((await core.run([ada(on)])).applied)).toEqual(found);
      expect(methodOf()).toBe(after);
      if (after) await expectSilence(core, [ada(on)]);
    });

    it("which is not shown is left alone: without two_factor nothing is left to do", async () => {
      const core = await managed(null, { knobs: untold });
      expect(errors((await core.run([ada(on)])).applied)).toEqual(["user/two-factor-unknown"]);
      await core.run([ada()]);
      await expectSilence(core, [ada()]);
    });
  });

  describe("a second factor, reset", () => {
    it.each([
      ["google", {}, { knobs: OFF_REFUSED, after: "email" }],
      ["google", on, { knobs: OFF_REFUSED, after: "email" }],
      ["google", { two_factor_reset_to: "email" }, { knobs: OFF_REFUSED, after: "email" }],
      ["email", {}, { knobs: OFF_REFUSED, after: "email" }],
      ["email", on, { knobs: OFF_REFUSED, after: "email" }],
      [null, {}, { knobs: OFF_REFUSED, after: "email" }],
      ["google", TO_NONE, { after: null }],
      ["google", TO_NONE, { required: true, after: "email" }],
      ["email", TO_NONE, { after: null }],
      ["email", TO_NONE, { required: true, after: "email" }],
      [null, TO_NONE, { after: null }],
    ] as const)("from %s with %j ends, once, as told by %j", async (before, more, { after, ...given }) => {
      const core = await managed(before, { more, ...given });
      const plan = await core.plan([reset("lost phone", more)]);
      expect(warnings(plan.diagnostics)).toEqual(["user/two-factor-reset"]);
      const isLowered = before === "google" || (before === "email" && more === TO_NONE);
      expect(plan.diagnostics[0]?.detail).toContain(EMAIL);
      expect(plan.diagnostics[0]?.detail.includes(`lowered from "${before}"`)).toBe(isLowered);
      const isUnproven = before === "email" && after === "email";
      expect(said(await core.apply(plan))).toEqual(isUnproven ? ["user/two-factor-unconfirmed"] : []);
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
      expect([methodOf(), patches()]).toEqual(["email", ["PATCH /users/102", "PATCH /users/102"]]);
    });

    it("is not done by another two_factor_reset_to alone", async () => {
      const core = await managed("google", { more: { two_factor_reset: "2026-05" } });
      const { plan, applied } = await core.run([reset("2026-05", TO_NONE)]);
      expect([...plan.diagnostics, ...applied]).toEqual([]);
      expect([methodOf(), world.requests().filter((line) => !line.startsWith("GET"))]).toEqual([
        "google",
        [],
      ]);
    });

    it("to none is refused beside a second factor that is asked for", async () => {
      const core = await managed("google");
      for (const more of [{}, { two_factor_reset: "lost phone" }])
        expect(errors((await core.plan([ada({ ...on, ...TO_NONE, ...more })])).diagnostics)).toEqual([
          "user/two-factor-contradiction",
        ]);
    });

    it("to none, which Automox refuses, is an error", async () => {
      const core = await managed("google", { knobs: OFF_REFUSED });
      expect(errors((await core.run([reset("lost phone", TO_NONE)])).applied)).toEqual([
        "user/two-factor-refused",
      ]);
      expect(methodOf()).toBe("google");
    });

    it.each([
      [{ patchEcho: "documented" }, "email", "user/two-factor-unconfirmed"],
      [{ patchEcho: "no-body" }, "email", "user/two-factor-unconfirmed"],
      [{ tfaWrite: "ignored" }, "google", "user/no-effect"],
    ] as const)("of a method that no read tells, with %j, ends as %s with %s", async (knobs, after, code) => {
      const core = await managed("google", { knobs: { ...untold, ...knobs } });
      const { applied } = await core.run([reset("lost phone")]);
      expect([methodOf(), said(applied)]).toEqual([after, [code]]);
    });

    it("of three people in one apply is three PATCHes, each of their own", async () => {
      const keys = ["ada", "bob", "cleo"];
      const users = keys.map((key) => seedUser(key, { twoFactor: "google" }));
      const core = await begin([...users, seedUser("dan", { twoFactor: "google" })]);
      const before = [...keys, "dan"].map((key) => declared(key));
      await core.run(before);
      world.requests();
      const after = [
        ...keys.map((key) => declared(key, { two_factor_reset: "lost laptops" })),
        declared("dan"),
      ];
      const { plan, applied } = await core.run(after);
      expect(warnings(plan.diagnostics)).toEqual(keys.map(() => "user/two-factor-reset"));
      expect(new Set(plan.diagnostics.map(({ summary }) => summary)).size).toBe(1);
      expect(errors(applied)).toEqual([]);
      expect(patches()).toHaveLength(3);
      expect([...keys, "dan"].map((key) => methodOf(`${key}@example.com`))).toEqual([
        "email",
        "email",
        "email",
        "google",
      ]);
      await expectSilence(core, after);
    });

    it("is only recorded in the create that takes over", async () => {
      const core = await begin([seedUser("ada", { twoFactor: "google" })]);
      const { plan, applied } = await core.run([reset("first")]);
      expect(warnings(plan.diagnostics)).toEqual(["user/taken-over"]);
      expect(errors(applied)).toEqual([]);
      expect([methodOf(), patches()]).toEqual(["google", []]);
      await expectSilence(core, [reset("first")]);
    });

    it("is only recorded in the create that invites, and while nobody has accepted", async () => {
      const core = await begin();
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
      expect(methodOf()).toBe("email");
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

    it("whose answer is lost is not proven by a method that was not told before", async () => {
      const core = await managed("google", { knobs: untold });
      world.control.hook({
        match: { operation: "patch-user" },
        when: "before",
        run: () => world.control.turn(telling),
      });
      world.control.fault({ match: { method: "PATCH" }, effect: { kind: "close-after-effect" } });
      expect(errors((await core.run([reset("lost phone")])).applied)).toEqual(["automox/network"]);
      expect(stateOf(core, ADDRESS)).toMatchObject({ two_factor_reset: null });
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
      expect(methodOf()).toBe("email");
    });

    it.each(["everything", "id-only", "no-body", "no-email", "other-email"] as const)(
      "is proven by a read, whatever the answer to the PATCH: %s",
      async (patchEcho) => {
        const core = await managed("google", { knobs: { patchEcho } });
        expect(errors((await core.run([reset("lost phone")])).applied)).toEqual([]);
        expect(stateOf(core, ADDRESS)).toMatchObject({ two_factor_method: "email" });
      },
    );

    it("of the key's own owner takes no access from them, and is allowed", async () => {
      const core = await begin();
      world.control.edit({ who: OWNER.email, set: { twoFactor: "google" } });
      const alice = (more: Record<string, unknown> = {}) =>
        declared(
          "alice",
          { last_name: null, first_name: null, ...more },
          { role: "admin", email: OWNER.email },
        );
      await core.run([alice()]);
      expect(errors((await core.run([alice({ two_factor_reset: "1" })])).applied)).toEqual([]);
      expect(methodOf(OWNER.email)).toBe("email");
    });
  });
});
