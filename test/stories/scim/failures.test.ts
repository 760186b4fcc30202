import type { Effect } from "../../../src/simulator/world/faults";
import { DEFAULT_SCIM_TOKEN } from "../../../src/simulator/world/seed";
import { bea, managed, SCIM, scimCore, stateOf, statusOf, withBea } from "../../support/scim-world";
import { errors, expectSilence, KEY, person, seedUser, startWorld, worldForEach } from "../../support/world";

const world = worldForEach(startWorld);

describe("a SCIM token that Automox does not know", () => {
  const wrong = { scim: { token: "a-token-that-was-lost" } };

  it("is told as what it is: another credential, where it is made, and what to do if it is lost", async () => {
    withBea(world);
    const { applied } = await world.core(wrong).run([bea(false)]);
    const told = applied.find(({ code }) => code === "automox/unauthorized");
    expect(told?.severity).toBe("warning");
    for (const part of [
      "SCIM GET /Users",
      "separate credential, not the API key",
      "Settings > SCIM",
      "By a third party's guide",
      "a new one ends the old one",
      "AUTOMOX_SCIM_TOKEN",
    ])
      expect(told?.detail).toContain(part);
    expect(told?.detail).not.toContain("Secrets & Keys");
  });

  it("fails the refresh of those whose active is managed, and of nobody else", async () => {
    const core = await managed(world, false);
    world.control.addByHand(seedUser("ann"));
    await core.run([bea(false), person("ann")]);
    world.control.makeScimToken({ token: "the-new-one" });
    const plan = await core.plan([bea(false), person("ann")]);
    expect(plan.diagnostics.map(({ address, code }) => `${address} ${code}`)).toEqual([
      "automox_user.bea automox/unauthorized",
    ]);
    expect(stateOf(core)).toMatchObject({ active: false });
  });

  it("stays out of state, log and diagnostics, as a good one does", async () => {
    withBea(world);
    const good = scimCore(world);
    await good.run([bea(false)]);
    const bad = world.core(wrong);
    const { applied } = await bad.run([bea(false, { on_existing: "adopt" })]);
    for (const [core, token] of [
      [good, DEFAULT_SCIM_TOKEN],
      [bad, wrong.scim.token],
    ] as const) {
      const state = [...core.state.values()].map(({ value, privateData }) => [value, String(privateData)]);
      expect(JSON.stringify([state, core.log.lines, applied])).not.toContain(token);
    }
  });
});

it("the API key is no SCIM token, and that is said before anything is asked", async () => {
  const core = world.core({ scim: { token: KEY } });
  const plan = await core.plan([bea(false)]);
  expect(errors(plan.diagnostics)).toContain("provider/same-secret");
  expect(JSON.stringify(plan.diagnostics)).not.toContain(KEY);
  expect(world.requests().filter((line) => line.includes("scim"))).toEqual([]);
});

it.each([
  ["a token of two words", { token: "Bearer abc" }, "scim.token"],
  ["plain http", { ...SCIM.scim, url: "http://console.example.com/scim" }, "scim.url"],
  ["an address that is none", { ...SCIM.scim, url: "console" }, "scim.url"],
])("%s is named as the provider's %s", async (_name, scim, attribute) => {
  const { found } = await world.core({ scim }).begin();
  expect(found).toMatchObject([
    { severity: "error", code: "provider/invalid-option", summary: `Cannot use the provider's ${attribute}` },
  ]);
});

it("an account without SCIM is told where to look", async () => {
  withBea(world);
  world.control.turn({ scim: "absent" });
  const core = scimCore(world);
  const { applied } = await core.run([bea(false)]);
  const told = applied.find(({ code }) => code === "automox/not-found");
  expect(told?.detail).toContain("this account has no SCIM at this address");
  expect(told?.detail).toContain("scim.url (AUTOMOX_SCIM_URL)");
});

describe("what is false is never stored", () => {
  const disabling = (effect: Effect) => ({ match: { operation: "scim-update-user" }, effect });

  it("a refusal leaves the state as it was", async () => {
    const core = await managed(world, true);
    world.control.fault(disabling({ kind: "answer", status: 403 }));
    const { applied } = await core.run([bea(false)]);
    expect(errors(applied)).toEqual(["automox/forbidden"]);
    expect(applied[0]?.detail).toContain("rights of the API key do not matter here");
    expect(stateOf(core)).toMatchObject({ active: true, status: "active" });
  });

  it("a change that may have happened is seen by the next refresh", async () => {
    const core = await managed(world, true);
    const { id } = world.control.fault({
      match: { operation: "scim-get-user" },
      effect: { kind: "answer", status: 500 },
    });
    expect(errors((await core.run([bea(false)])).applied)).toEqual(["automox/unavailable"]);
    expect(stateOf(core)).toMatchObject({ active: true });
    world.control.removeFault({ id });
    await expectSilence(core, [bea(false)]);
    expect(statusOf(world)).toBe("disabled");
  });

  it("a list that stays incomplete calls nobody anything", async () => {
    const core = await managed(world, true);
    world.control.fault({ match: { operation: "scim-list-users" }, effect: { kind: "short-page", rows: 0 } });
    const plan = await core.plan([bea(true)]);
    expect(errors(plan.diagnostics)).toEqual(["automox/unreadable"]);
    expect(plan.diagnostics[0]?.detail).toContain("announced");
    expect(stateOf(core)).toMatchObject({ active: true });
  });

  it("an enabling that succeeded is kept where the change after it fails", async () => {
    const core = await managed(world, false);
    world.control.fault({ match: { method: "PUT" }, effect: { kind: "answer", status: 400 } });
    const { applied } = await core.run([bea(true, { last_name: "Changed" })]);
    expect(errors(applied)).toEqual(["automox/invalid"]);
    expect(stateOf(core)).toMatchObject({ active: true, last_name: "Example" });
    expect(statusOf(world)).toBe("active");
  });
});
