import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  bea,
  lastSeq,
  managed,
  operations,
  SCIM,
  scimCore,
  scimLog,
  stateOf,
  statusOf,
  withBea,
} from "../../support/scim-world";
import {
  actions,
  errors,
  expectSilence,
  OWNER,
  person,
  seedUser,
  startWorld,
  warnings,
  worldForEach,
} from "../../support/world";

const fixture = (name: string) =>
  JSON.parse(readFileSync(join(__dirname, `../../fixtures/scim/${name}.json`), "utf8")).request;

const world = worldForEach(startWorld);

describe("active", () => {
  it("false disables with the documented requests, and then is at rest", async () => {
    const core = await managed(world);
    const before = lastSeq(world);
    const { plan, applied } = await core.run([bea(false)]);
    expect(actions(plan)).toEqual({ "automox_user.bea": "update" });
    expect(applied).toEqual([]);
    expect(stateOf(core)).toMatchObject({ active: false, status: "disabled" });
    expect(statusOf(world)).toBe("disabled");
    const [found, disabled, proof, ...more] = scimLog(world, before);
    expect(more).toEqual([]);
    const id = world.control.person({ who: "bea@example.com" }).uuid;
    expect(found).toMatchObject({ operation: "scim-list-users", key: "scim-1", via: "bearer" });
    expect(`/api${found?.path}?filter=${found?.query.filter}`).toBe(
      fixture("find-user").path.replace("user@example.com", "bea@example.com"),
    );
    expect(disabled?.body).toEqual(JSON.parse(fixture("disable-user").bodyText));
    expect(`/api${disabled?.path}`).toBe(fixture("disable-user").path.replace("{id}", id));
    expect(proof).toMatchObject({ operation: "scim-get-user", path: disabled?.path });
    await expectSilence(core, [bea(false)]);
  });

  it("true enables again, and the status is what Automox says then", async () => {
    const core = await managed(world, false);
    const { applied } = await core.run([bea(true)]);
    expect(errors(applied)).toEqual([]);
    expect(stateOf(core)).toMatchObject({ active: true, status: "active" });
    expect(statusOf(world)).toBe("active");
    await expectSilence(core, [bea(true)]);
  });

  it("left out is not managed: no request, and whatever somebody does with it is no difference", async () => {
    const core = await managed(world);
    world.control.edit({ who: "bea@example.com", set: { status: "disabled" } });
    await core.run([bea(undefined, { role: "operator" })]);
    world.control.edit({ who: "bea@example.com", set: { status: "active" } });
    expect(actions(await core.plan([bea(undefined, { role: "operator" })]))).toEqual({
      "automox_user.bea": "no-op",
    });
    expect(stateOf(core)?.active).toBeNull();
    expect(scimLog(world)).toEqual([]);
  });

  it("taken out of the configuration stops being managed, and changes nobody", async () => {
    const core = await managed(world, false);
    const before = lastSeq(world);
    expect(errors((await core.run([bea()])).applied)).toEqual([]);
    expect(stateOf(core)).toMatchObject({ active: null, status: "disabled" });
    expect(operations(scimLog(world, before))).toEqual(["scim-list-users"]);
    await expectSilence(core, [bea()]);
  });

  it.each([
    [false, "disabled"],
    [true, "active"],
  ] as const)("%s writes nothing where it is so already", async (active, status) => {
    const core = await managed(world, !active);
    const plan = await core.plan([bea(active)]);
    world.control.edit({ who: "bea@example.com", set: { status } });
    const before = lastSeq(world);
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(operations(scimLog(world, before))).toEqual(["scim-list-users"]);
    expect(stateOf(core)).toMatchObject({ active, status });
  });

  it.each([
    [false, "active", "disabled"],
    [true, "disabled", "active"],
  ] as const)(
    "%s: what somebody else switches is shown by the plan and switched back",
    async (active, by, back) => {
      const core = await managed(world, active);
      world.control.edit({ who: "bea@example.com", set: { status: by } });
      const plan = await core.plan([bea(active)]);
      expect(plan.changes[0]).toMatchObject({
        action: "update",
        prior: { active: !active },
        planned: { active },
      });
      expect(errors(await core.apply(plan))).toEqual([]);
      expect(statusOf(world)).toBe(back);
    },
  );

  it("is set after a take-over, and with an invitation", async () => {
    withBea(world);
    const core = scimCore(world);
    await core.run([bea(false), person("new", { more: { active: false } })]);
    expect(statusOf(world)).toBe("disabled");
    expect(core.state.get("automox_user.new")?.value).toMatchObject({ active: false, status: "disabled" });
    expect(world.mails("new@example.com")).toBe(1);
    await expectSilence(core, [bea(false), person("new", { more: { active: false } })]);
  });

  it("true costs an invitation one SCIM listing a process, since somebody disabled may be shown there alone", async () => {
    const core = scimCore(world);
    const { applied } = await core.run([bea(true)]);
    expect(applied).toEqual([]);
    expect(operations(scimLog(world))).toEqual(["scim-list-users", "scim-list-users"]);
    await expectSilence(core, [bea(true)]);
  });

  it("true enables somebody disabled whom adopt takes over, before anything else changes", async () => {
    withBea(world, { status: "disabled", role: "operator" });
    const core = scimCore(world, { guards: { operator_without_zone: "off" } });
    const wanted = bea(true, { on_existing: "adopt" });
    expect(errors((await core.run([wanted])).applied)).toEqual([]);
    expect(stateOf(core)).toMatchObject({ active: true, status: "active", role: "viewer" });
    const writes = world.control.log({ right: "write" }).map(({ method }) => method);
    expect(writes).toEqual(["PATCH", "PUT"]);
    await expectSilence(core, [wanted]);
  });

  it("goes together with other changes, disabling last", async () => {
    const core = await managed(world, true);
    const before = lastSeq(world);
    await core.run([bea(false, { last_name: "Changed" })]);
    expect(world.control.log({ after: before, right: "write" }).map(({ method }) => method)).toEqual([
      "PUT",
      "PATCH",
    ]);
    expect(stateOf(core)).toMatchObject({ active: false, last_name: "Changed" });
  });

  it("false costs other changes of somebody disabled no SCIM request", async () => {
    const core = await managed(world, false);
    const plan = await core.plan([bea(false, { last_name: "Changed" })]);
    const before = lastSeq(world);
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(scimLog(world, before)).toEqual([]);
    expect(stateOf(core)).toMatchObject({ active: false, status: "disabled", last_name: "Changed" });
  });

  it("goes together with a resend", async () => {
    const core = scimCore(world);
    const renewing = { invitation: { max_age: "5d", on_stale: "reinvite" } };
    await core.run([bea(true, renewing)]);
    world.pass(6);
    const { applied } = await core.run([bea(false, renewing)]);
    expect(errors(applied)).toEqual([]);
    expect(stateOf(core)).toMatchObject({ active: false, status: "disabled", invitations_sent: 2 });
    expect(statusOf(world)).toBe("disabled");
    await expectSilence(core, [bea(false, renewing)]);
  });
});

describe("somebody disabled whom Automox shows nowhere else", () => {
  const ways = [["by-id"], ["hidden"]] as const;

  it.each(ways)("counts as disabled, not as gone (%s)", async (disabledPeople) => {
    world.control.turn({ disabledPeople });
    const core = await managed(world, false);
    expect(stateOf(core)).toMatchObject({ active: false, status: "disabled" });
    await expectSilence(core, [bea(false)]);
  });

  it.each(ways)("also when the identity provider did it (%s)", async (disabledPeople) => {
    world.control.turn({ disabledPeople });
    const core = await managed(world, true);
    world.control.edit({ who: "bea@example.com", set: { status: "disabled" } });
    const plan = await core.plan([bea(true)]);
    expect(plan.diagnostics).toEqual([]);
    expect(plan.changes[0]).toMatchObject({ action: "update", prior: { active: false, status: "disabled" } });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(statusOf(world)).toBe("active");
  });

  it.each(ways)("can be enabled and changed in one apply (%s)", async (disabledPeople) => {
    world.control.turn({ disabledPeople });
    const core = await managed(world, false);
    const { applied } = await core.run([bea(true, { last_name: "Changed" })]);
    expect(errors(applied)).toEqual([]);
    expect(stateOf(core)).toMatchObject({ active: true, status: "active", last_name: "Changed" });
    await expectSilence(core, [bea(true, { last_name: "Changed" })]);
  });

  it("cannot be changed while out of sight, and the error says how", async () => {
    world.control.turn({ disabledPeople: "hidden" });
    const core = await managed(world, false);
    const { applied } = await core.run([bea(false, { last_name: "Changed" })]);
    expect(errors(applied)).toEqual(["user/vanished"]);
    expect(applied[0]?.detail).toContain("together with active = true");
    expect(stateOf(core)).toMatchObject({ active: false, last_name: "Example" });
  });

  it("is told of when destroyed, because an account may be left", async () => {
    world.control.turn({ disabledPeople: "hidden" });
    const core = await managed(world, false);
    const { applied } = await core.run([]);
    expect(warnings(applied)).toEqual(["user/left-disabled"]);
    expect(core.state.size).toBe(0);
    expect(statusOf(world)).toBe("disabled");
  });

  it("is removed where it can be", async () => {
    const core = await managed(world, false);
    const { applied } = await core.run([]);
    expect(applied).toEqual([]);
    expect(statusOf(world)).toBeUndefined();
  });
});

describe('on_destroy = "deactivate"', () => {
  const leaving = { on_destroy: "deactivate" };

  it("leaves the person disabled, and removes nobody", async () => {
    withBea(world);
    const core = scimCore(world);
    await core.run([bea(undefined, leaving)]);
    const before = lastSeq(world);
    const { plan, applied } = await core.run([]);
    expect(errors([...plan.diagnostics, ...applied])).toEqual([]);
    expect(warnings(plan.diagnostics)).not.toContain("user/removal");
    expect(core.state.size).toBe(0);
    expect(statusOf(world)).toBe("disabled");
    expect(world.control.log({ after: before, right: "write" }).map(({ method }) => method)).toEqual([
      "PATCH",
    ]);
  });

  it("of somebody disabled already writes nothing, and counts as no loss", async () => {
    withBea(world);
    const core = scimCore(world, { guards: { max_removals: 0 } });
    // Disabled at the console, so that the guard does not see it here.
    world.control.edit({ who: "bea@example.com", set: { status: "disabled" } });
    await core.run([bea(false, { ...leaving, on_existing: "adopt" })]);
    const before = lastSeq(world);
    const { plan, applied } = await core.run([]);
    expect(errors([...plan.diagnostics, ...applied])).toEqual([]);
    expect(world.control.log({ after: before, right: "write" })).toEqual([]);
  });

  it("of somebody who has not accepted and is not in SCIM keeps the state: the invitation could still be accepted", async () => {
    world.control.turn({ scimPending: "unlisted" });
    const core = scimCore(world);
    await core.run([bea(undefined, leaving)]);
    const { applied } = await core.run([]);
    expect(errors(applied)).toEqual(["scim/not-found"]);
    expect(applied[0]?.detail).toContain('on_destroy = "remove"');
    expect(core.state.size).toBe(1);
  });

  it("of somebody who is gone is success", async () => {
    withBea(world);
    const core = scimCore(world);
    await core.run([bea(undefined, leaving)]);
    const plan = await core.plan([]);
    world.control.removeByHand({ who: "bea@example.com" });
    expect(await core.apply(plan)).toEqual([]);
    expect(core.state.size).toBe(0);
  });
});

describe("without SCIM configured", () => {
  it.each([
    ["active = false", { active: false }],
    ["active = true", { active: true }],
    ['on_destroy = "deactivate"', { on_destroy: "deactivate" }],
  ])("%s is an error while planning", async (name, more) => {
    const plan = await world.core().plan([person("bea", { more })]);
    expect(errors(plan.diagnostics)).toEqual(["scim/not-configured"]);
    const [told] = plan.diagnostics;
    expect(told?.detail).toContain(`${name.split(" ")[0]} needs SCIM`);
    expect(told?.detail).toContain("Settings > SCIM");
    expect(world.control.log({ right: "write" })).toEqual([]);
  });

  it("a destroy that should deactivate is an error while planning", async () => {
    withBea(world);
    const core = scimCore(world);
    await core.run([bea(undefined, { on_destroy: "deactivate" })]);
    const without = world.core();
    without.state = core.state;
    expect(errors((await without.plan([])).diagnostics)).toEqual(["scim/not-configured"]);
    expect(statusOf(world)).toBe("active");
  });

  it("somebody disabled stays in the state until the configuration stops asking for it", async () => {
    world.control.turn({ disabledPeople: "hidden" });
    const core = await managed(world, false);
    const without = world.core();
    without.state = core.state;
    const plan = await without.plan([bea(false)]);
    expect(errors(plan.diagnostics)).toEqual(["scim/not-configured"]);
    expect(plan.refreshed.get("automox_user.bea")?.value).toMatchObject({
      active: false,
      status: "disabled",
    });
  });
});

describe("deactivations count in the guards", () => {
  const alice = (more = {}) =>
    person("alice", { role: "admin", more: { first_name: "Alice", last_name: "Smith", ...more } });
  const free = { guards: { own_user: "off" } };

  it.each([
    ["active = false", [alice({ active: false })]],
    ["a destroy that deactivates", []],
  ])("the last administrator cannot be disabled: %s", async (_name, declared) => {
    const core = scimCore(world, free);
    await core.run([alice({ on_destroy: "deactivate" })]);
    expect(errors((await core.plan(declared)).diagnostics)).toEqual(["guard/last-admin"]);
  });

  it("nor taken over to be disabled", async () => {
    const plan = await scimCore(world, free).plan([alice({ active: false, on_existing: "adopt" })]);
    expect(errors(plan.diagnostics)).toEqual(["guard/last-admin"]);
  });

  it("the owner of the key cannot be disabled", async () => {
    world.control.addByHand(seedUser("root", { role: "admin" }));
    const core = scimCore(world);
    await core.run([alice()]);
    expect(errors((await core.plan([alice({ active: false })])).diagnostics)).toEqual(["guard/own-user"]);
    const taken = await scimCore(world).plan([alice({ active: false, on_existing: "adopt" })]);
    expect(errors(taken.diagnostics)).toEqual(["guard/own-user"]);
  });

  it("with the guards off the last administrator can be disabled", async () => {
    const off = { guards: { own_user: "off", last_admin: "off" } };
    const core = scimCore(world, off);
    await core.run([alice()]);
    expect(errors((await core.run([alice({ active: false })])).applied)).toEqual([]);
    expect(world.control.person({ who: OWNER.id }).memberships[0]?.status).toBe("disabled");
  });

  it("two administrators at once cannot both be disabled, also where only the apply sees it", async () => {
    for (const key of ["root", "boss"]) world.control.addByHand(seedUser(key, { role: "admin" }));
    const core = scimCore(world, free);
    const both = (active?: boolean) =>
      ["root", "boss"].map((key) =>
        person(key, { role: "admin", more: active === undefined ? {} : { active } }),
      );
    await core.run(both());
    const plan = await core.plan(both(false));
    expect(errors(plan.diagnostics)).toEqual([]);
    world.control.edit({ who: OWNER.email, set: { status: "disabled" } });
    expect(errors(await core.apply(plan))).toEqual(["guard/last-admin"]);
    const left = world.control
      .people()
      .filter(({ memberships }) => memberships[0]?.role === "admin" && memberships[0].status === "active");
    expect(left).toHaveLength(1);
  });

  it("a third deactivation in a small organization is one too many", async () => {
    const three = ["one", "two", "three"];
    for (const key of three) world.control.addByHand(seedUser(key));
    const core = scimCore(world);
    await core.run(three.map((key) => person(key)));
    const plan = await core.plan(three.map((key) => person(key, { more: { active: false } })));
    expect(errors(plan.diagnostics)).toEqual(["guard/max-removals"]);
  });
});

it("a refresh of many people costs one SCIM listing", async () => {
  const keys = Array.from({ length: 30 }, (_, index) => `p${index}`);
  for (const key of keys) world.control.addByHand(seedUser(key));
  const core = scimCore(world);
  const declared = keys.map((key) => person(key, { more: { active: true } }));
  await core.run(declared);
  const before = lastSeq(world);
  await expectSilence(core, declared);
  expect(operations(scimLog(world, before))).toEqual(["scim-list-users"]);
});

it("is configured by the environment as well", async () => {
  withBea(world);
  const env = {
    AUTOMOX_SCIM_TOKEN: ` ${SCIM.scim.token}\n`,
    AUTOMOX_SCIM_URL: `${world.simulator.url}/scim/v2/`,
  };
  const core = world.core({}, { env });
  expect(errors((await core.run([bea(false)])).applied)).toEqual([]);
  expect(statusOf(world)).toBe("disabled");
});
