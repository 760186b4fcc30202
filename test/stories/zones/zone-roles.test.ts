import {
  ASIA,
  accountWorld,
  EUROPE,
  invitationsTo,
  membership,
  nameless,
  rolesOf,
  stateOf,
  ZONE,
} from "../../support/account-world";
import { actions, errors, expectSilence, ORG, seedUser, worldForEach } from "../../support/world";

const zones = (zone_roles: Record<string, string>) => new Map(Object.entries(zone_roles));
const ada = (zone_roles: Record<string, string> | null, role = "viewer") =>
  nameless("ada", { role, more: { zone_roles: zone_roles && zones(zone_roles) } });
const EMAIL = "ada@example.com";

describe("zone_roles", () => {
  const world = worldForEach(accountWorld);

  const accepted = async (declared: ReturnType<typeof ada>) => {
    const core = world.core();
    await core.run([declared]);
    world.control.accept({ who: EMAIL });
    await core.run([declared]);
    return core;
  };

  it("go with the one invitation", async () => {
    const core = world.core();
    const both = ada({ [EUROPE]: "operator", [ZONE[ASIA] ?? ""]: "read-only" });
    const { applied } = await core.run([both]);
    expect(applied).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer", [EUROPE]: "operator", [ASIA]: "viewer" });
    expect(world.mails(EMAIL)).toBe(1);
    await expectSilence(core, [both]);
    world.control.accept({ who: EMAIL });
    await expectSilence(core, [both]);
  });

  it("given and taken later are one call each, and nobody is mailed", async () => {
    const core = await accepted(ada({ [EUROPE]: "operator" }));
    world.requests();
    const moved = ada({ [ASIA]: "viewer" });
    const { applied } = await core.run([moved]);
    expect(applied).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer", [ASIA]: "viewer" });
    expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([
      expect.stringMatching(/^POST \/accounts\/[^/]+\/invitations$/),
      expect.stringMatching(/^DELETE \/accounts\/[^/]+\/zones\/[^/]+\/users\/[^/]+$/),
    ]);
    expect(world.mails(EMAIL)).toBe(1);
    await expectSilence(core, [moved]);
  });

  it("taken out of the configuration are taken from the person", async () => {
    const core = await accepted(ada({ [EUROPE]: "operator" }));
    const { applied } = await core.run([ada(null)]);
    expect(applied).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer" });
    await expectSilence(core, [ada(null)]);
  });

  it("spelled by number or by UUID are the same zone", async () => {
    const core = await accepted(ada({ [EUROPE]: "operator" }));
    world.requests();
    const respelled = ada({ [(ZONE[EUROPE] ?? "").toUpperCase()]: "zone-operator" });
    const { applied } = await core.run([respelled]);
    expect(applied).toEqual([]);
    expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([]);
    await expectSilence(core, [respelled]);
  });

  it("taken by hand come back with the next apply", async () => {
    const both = ada({ [EUROPE]: "operator" });
    const core = await accepted(both);
    world.control.removeByHand({ who: EMAIL, org: EUROPE });
    const { plan, applied } = await core.run([both]);
    expect(actions(plan)).toEqual({ [both.address]: "update" });
    expect(applied).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer", [EUROPE]: "operator" });
    await expectSilence(core, [both]);
  });

  it("are taken with the person", async () => {
    const core = await accepted(ada({ [EUROPE]: "operator" }));
    const { applied } = await core.run([]);
    expect(applied).toEqual([]);
    expect(world.control.people().some(({ email }) => email === EMAIL)).toBe(false);
  });

  it("leave zones alone that somebody else gave", async () => {
    const core = await accepted(ada({ [EUROPE]: "operator" }));
    world.control.addByHand(seedUser("ada", { org: ASIA }));
    await expectSilence(core, [ada({ [EUROPE]: "operator" })]);
    await core.run([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ASIA]: "viewer" });
  });

  it.each([
    ["an entry and a membership", [ada({ [EUROPE]: "viewer" }), membership("ada", EUROPE)]],
    ["a number and the UUID of the same zone", [ada({ [EUROPE]: "viewer", [ZONE[EUROPE] ?? ""]: "viewer" })]],
    ["an entry and the person's own organization", [ada({ [ORG]: "viewer" })]],
  ])("and %s for one zone are a plan error", async (_name, declared) => {
    const plan = await world.core().plan(declared);
    expect(errors(plan.diagnostics)).toEqual([expect.stringMatching(/^user\/(zone-twice|twice)$/)]);
  });

  it("taken here and given by a membership in the same plan is an error that prints the way", async () => {
    const core = await accepted(ada({ [EUROPE]: "viewer" }));
    const plan = await core.plan([ada(null), membership("ada", EUROPE)]);
    expect(errors(plan.diagnostics)).toContain("user/removed-and-created");
    expect(plan.diagnostics.map(({ detail }) => detail).join("\n")).toMatch(
      /removed block with destroy = false/,
    );
  });

  it("of a zone that is not there are an error that lists those there are", async () => {
    const plan = await world.core().plan([ada({ 4711: "viewer" })]);
    expect(errors(plan.diagnostics)).toEqual(["account/no-zone"]);
    expect(plan.diagnostics[0]?.detail).toMatch(/777 {2}Europe/);
  });

  it.each([
    [{ europe: "viewer" }, /organization numbers or zone UUIDs/],
    [{ [EUROPE]: "Admin" }, /Did you mean .+admin/],
  ])("%j are refused", async (wrong, says) => {
    const plan = await world.core().plan([ada(wrong as Record<string, string>)]);
    expect(JSON.stringify(plan.diagnostics)).toMatch(says);
  });
});

describe("a membership of the account contract", () => {
  const world = worldForEach(accountWorld);

  it("gives and takes one zone, without names", async () => {
    const core = world.core({}, { parallelism: 1 });
    const declared = [nameless("ada"), membership("ada", EUROPE, "operator")];
    const { plan, applied } = await core.run(declared);
    expect([...plan.diagnostics, ...applied]).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer", [EUROPE]: "operator" });
    await expectSilence(core, declared);
    world.control.accept({ who: EMAIL });
    await core.run(declared);
    const alone = [nameless("ada")];
    expect(errors((await core.run(alone)).applied)).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer" });
    expect(invitationsTo(world, EMAIL).length).toBeGreaterThanOrEqual(1);
  });

  it("keeps the account role that the person has elsewhere", async () => {
    const world = await accountWorld({
      users: [seedUser("ada", { org: ASIA, accountRole: "global-admin" })],
      knobs: { knownAccountRole: "replaced" },
    });
    const core = world.core();
    const { applied } = await core.run([membership("ada", EUROPE)]);
    expect(errors(applied)).toEqual([]);
    expect(world.control.person({ who: EMAIL })).toMatchObject({ accountRole: "global-admin" });
    expect(stateOf(core, membership("ada", EUROPE).address)).toMatchObject({ first_name: "ada" });
  });
});
