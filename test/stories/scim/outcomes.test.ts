import {
  bea,
  lastSeq,
  managed,
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
  person,
  seedUser,
  startWorld,
  warnings,
  worldForEach,
} from "../../support/world";

const world = worldForEach(startWorld);

const accept = () => world.control.accept({ who: "bea@example.com" });

it.each([true, false])(
  "a success without effect is an error, and the next apply ends it: from active %s",
  async (was) => {
    const core = await managed(world, was);
    world.control.fault({ match: { operation: "scim-update-user", nth: 1 }, effect: { kind: "no-effect" } });
    expect(errors((await core.run([bea(!was)])).applied)).toEqual(["scim/no-effect"]);
    expect(stateOf(core)).toMatchObject({ active: was });
    expect(errors((await core.run([bea(!was)])).applied)).toEqual([]);
    await expectSilence(core, [bea(!was)]);
    expect(statusOf(world)).toBe(was ? "disabled" : "active");
  },
);

describe("where deprovisioning removes instead of disabling", () => {
  beforeEach(() => void world.control.turn({ scimDeprovisioned: "removed" }));

  it("the apply says so, and nobody is invited again because of it", async () => {
    const core = await managed(world);
    const { applied } = await core.run([bea(false)]);
    expect(applied.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["warning scim/removed"]);
    expect(applied[0]?.detail).toMatch(/cannot be undone.*terraform state rm ADDRESS/s);
    expect(stateOf(core)).toMatchObject({ active: false, status: "disabled" });
    await expectSilence(core, [bea(false)]);
    expect(world.mails("bea@example.com")).toBe(0);
    expect(statusOf(world)).toBeUndefined();
  });

  it("an enabling is an error that names the way back, and that way works", async () => {
    const core = await managed(world, false);
    const { applied } = await core.run([bea(true)]);
    expect(errors(applied)).toEqual(["scim/not-found"]);
    expect(applied[0]?.detail).toContain("terraform state rm ADDRESS");
    expect(stateOf(core)).toMatchObject({ active: false });
    expect(world.mails("bea@example.com")).toBe(0);
    core.state.delete("automox_user.bea");
    expect(errors((await core.run([bea(true)])).applied)).toEqual([]);
    expect(world.mails("bea@example.com")).toBe(1);
    expect(stateOf(core)).toMatchObject({ active: true, status: "pending" });
    await expectSilence(core, [bea(true)]);
  });

  it("on_destroy = deactivate says so too", async () => {
    withBea(world);
    const core = scimCore(world);
    await core.run([bea(undefined, { on_destroy: "deactivate" })]);
    const { applied } = await core.run([]);
    expect(applied.map(({ code }) => code)).toEqual(["scim/removed"]);
    expect(core.state.size).toBe(0);
  });

  it("somebody whom the identity provider removed is gone, and invited again only after a warning", async () => {
    const core = await managed(world, true);
    const { uuid } = world.control.person({ who: "bea@example.com" });
    await fetch(`${world.simulator.url}/scim/v2/Users/${uuid}`, {
      method: "DELETE",
      headers: { authorization: "Bearer automox-simulator-scim-token" },
    });
    const plan = await core.plan([bea(true)]);
    expect(warnings(plan.diagnostics)).toEqual(["user/gone"]);
    expect(actions(plan)).toEqual({ "automox_user.bea": "create" });
  });

  it("the last administrator is refused by Automox too, in its own words", async () => {
    const core = scimCore(world, { guards: { own_user: "off", last_admin: "off" } });
    const alice = (active?: boolean) =>
      person("alice", {
        role: "admin",
        more: { first_name: "Alice", last_name: "Smith", ...(active === undefined ? {} : { active }) },
      });
    await core.run([alice()]);
    const { applied } = await core.run([alice(false)]);
    expect(errors(applied)).toEqual(["automox/invalid"]);
    expect(applied[0]?.detail).toContain("Cannot delete the last admin user of an organization.");
  });
});

describe("the person is found by userName", () => {
  it("in another case, also where the search compares with case", async () => {
    world.control.turn({ scimFilter: "exact" });
    withBea(world, { email: "Bea@Example.com" });
    const core = scimCore(world);
    await core.run([bea(false)]);
    const before = lastSeq(world);
    expect(errors((await core.run([bea(true)])).applied)).toEqual([]);
    expect(world.control.person({ who: "bea@example.com" }).memberships[0]?.status).toBe("active");
    expect(scimLog(world, before).map(({ method, query }) => query.filter ?? method)).toEqual([
      "GET", // the refresh
      'userName eq "bea@example.com"',
      "GET", // the listing of the apply
      "PATCH",
      "GET",
    ]);
  });

  it("among everybody, where the filter is ignored", async () => {
    world.control.turn({ scimFilter: "ignored", scimMaximumPage: 2 });
    for (const key of ["one", "two", "three"]) world.control.addByHand(seedUser(key));
    const core = await managed(world);
    expect(errors((await core.run([bea(false)])).applied)).toEqual([]);
    const disabled = world.control
      .people()
      .filter(({ memberships }) => memberships[0]?.status === "disabled");
    expect(disabled.map(({ email }) => email)).toEqual(["bea@example.com"]);
  });

  it("one search for many is the run's one listing", async () => {
    world.control.turn({ scimFilter: "exact" });
    const keys = ["Ann", "Ben", "Cid"];
    for (const key of keys) world.control.addByHand(seedUser(key));
    const core = scimCore(world, { guards: { max_removals: 9 } });
    const all = (active: boolean) =>
      keys.map((key) =>
        person(key, { email: `${key.toLowerCase()}@example.com`, more: { active, on_existing: "adopt" } }),
      );
    await core.run(all(false));
    const plan = await core.plan(all(true));
    const before = lastSeq(world);
    expect(errors(await core.apply(plan))).toEqual([]);
    const searches = scimLog(world, before).filter(({ operation }) => operation === "scim-list-users");
    expect(searches.filter(({ query }) => query.filter !== undefined)).toHaveLength(3);
    expect(searches.filter(({ query }) => query.filter === undefined)).toHaveLength(1);
  });
});

describe("somebody who has not accepted yet", () => {
  it("and is not in SCIM is not called disabled; the difference stays until it can be made", async () => {
    world.control.turn({ scimPending: "unlisted" });
    const core = scimCore(world);
    const { applied } = await core.run([bea(false)]);
    expect(warnings(applied)).toEqual(["scim/not-found"]);
    const plan = await core.plan([bea(false)]);
    expect(plan.changes[0]).toMatchObject({ action: "update", prior: { active: true, status: "pending" } });
    const again = await core.apply(plan);
    expect(errors(again)).toEqual(["scim/not-found"]);
    expect(again[0]?.detail).toContain("has not been accepted yet");
    accept();
    expect(errors((await core.run([bea(false)])).applied)).toEqual([]);
    expect(statusOf(world)).toBe("disabled");
    await expectSilence(core, [bea(false)]);
    expect(world.mails("bea@example.com")).toBe(1);
  });

  it.each(["active", "inactive", "unlisted"] as const)(
    "is no difference for active = true, where SCIM has them as %s",
    async (scimPending) => {
      world.control.turn({ scimPending });
      const core = scimCore(world);
      await core.run([bea(true)]);
      await expectSilence(core, [bea(true)]);
      expect(stateOf(core)).toMatchObject({ active: true, status: "pending" });
      accept();
      await core.run([bea(true)]);
      await expectSilence(core, [bea(true)]);
    },
  );

  it.each(["active", "inactive"] as const)(
    "is kept out by active = false, where SCIM has them as %s, and can be let in again",
    async (scimPending) => {
      world.control.turn({ scimPending });
      const core = scimCore(world);
      await core.run([bea(false)]);
      expect(statusOf(world)).toBe("disabled");
      await expectSilence(core, [bea(false)]);
      expect(errors((await core.run([bea(true)])).applied)).toEqual([]);
      expect(statusOf(world)).toBe("pending");
      await expectSilence(core, [bea(true)]);
      expect(world.mails("bea@example.com")).toBe(1);
    },
  );
});

describe("what SCIM says in its own way", () => {
  it.each([
    ["active as a text", { scimActive: "text" }],
    ["a patch answered without a body", { scimPatchAnswer: "no-content" }],
    ["small pages", { scimMaximumPage: 1 }],
    ["disabled people out of sight", { disabledPeople: "hidden" }],
  ] as const)("%s leads to the same", async (_name, knobs) => {
    world.control.turn(knobs);
    const core = await managed(world, false);
    expect(statusOf(world)).toBe("disabled");
    await expectSilence(core, [bea(false)]);
    await core.run([bea(true)]);
    expect(statusOf(world)).toBe("active");
    await expectSilence(core, [bea(true)]);
  });

  it("nothing about active is a warning, and then the roster has the word", async () => {
    world.control.turn({ scimActive: "absent" });
    const core = await managed(world);
    const { applied } = await core.run([bea(false)]);
    expect(applied.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["warning scim/unconfirmed"]);
    await expectSilence(core, [bea(false)]);
    world.control.edit({ who: "bea@example.com", set: { status: "active" } });
    expect(actions(await core.plan([bea(false)]))).toEqual({ "automox_user.bea": "update" });
  });
});
