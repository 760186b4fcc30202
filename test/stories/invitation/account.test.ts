import { accountWorld, EUROPE, membership, nameless, rolesOf, stateOf } from "../../support/account-world";
import { errors, expectSilence, ORG, person, seedUser, type World, warnings } from "../../support/world";

const EMAIL = "ada@example.com";
const ada = (more: Record<string, unknown> = {}) => nameless("ada", { more });

describe("an invitation of the account contract", () => {
  let world: World;

  it("whose answer was lost while pending people are hidden is an error, and the next run sends nothing twice", async () => {
    world = await accountWorld({ knobs: { pendingPeople: "hidden" } });
    world.control.fault({
      match: { method: "POST", path: "/invitations$", nth: 1 },
      effect: { kind: "close-after-effect" },
    });
    const core = world.core();
    expect(errors((await core.run([ada()])).applied)).toEqual(["user/invitation-unknown"]);
    expect(errors((await core.run([ada()])).applied)).toEqual(["user/conflict-without-person"]);
    expect(world.mails(EMAIL)).toBe(1);
    world.control.accept({ who: EMAIL });
    expect(errors((await core.run([ada()])).applied)).toEqual([]);
    expect(stateOf(core, "automox_user.ada")).toMatchObject({ status: "active" });
  });

  it.each(["list", "list-with-another", "object", "data-metadata"] as const)(
    "is understood as %s",
    async (invitationAnswer) => {
      world = await accountWorld({ knobs: { invitationAnswer } });
      const core = world.core();
      expect(errors((await core.run([ada()])).applied)).toEqual([]);
      expect(stateOf(core, "automox_user.ada")?.invitation_id).toEqual(expect.any(String));
      await expectSilence(core, [ada()]);
    },
  );

  it.each(["empty-list", "no-body"] as const)("answered by %s is looked up", async (invitationAnswer) => {
    world = await accountWorld({ knobs: { invitationAnswer } });
    const core = world.core();
    expect(errors((await core.run([ada()])).applied)).toEqual([]);
    expect(stateOf(core, "automox_user.ada")).toMatchObject({ status: "pending", invitation_id: null });
    await expectSilence(core, [ada()]);
  });

  it("of somebody known, whose answer then names no address, is looked up", async () => {
    world = await accountWorld({
      users: [seedUser("ada", { org: EUROPE })],
      knobs: { invitationEmail: "new-people" },
    });
    const core = world.core();
    expect(errors((await core.run([ada()])).applied)).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer", [EUROPE]: "viewer" });
    await expectSilence(core, [ada()]);
  });

  it("is found by listings that lag behind it", async () => {
    world = await accountWorld({ knobs: { listLagCalls: 2 } });
    const core = world.core();
    expect(errors((await core.run([ada()])).applied)).toEqual([]);
    world.control.turn({ listLagCalls: 0 });
    await expectSilence(core, [ada()]);
    expect(world.mails(EMAIL)).toBe(1);
  });

  it("that a conflict answers takes over who is there meanwhile", async () => {
    world = await accountWorld();
    const core = world.core();
    const plan = await core.plan([ada()]);
    world.control.hook({
      match: { method: "POST", path: "/invitations$" },
      when: "before",
      run: () => void world.control.addByHand(seedUser("ada", { status: "pending" })),
    });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(stateOf(core, "automox_user.ada")).toMatchObject({ status: "pending", invitations_sent: 0 });
  });

  it.each(["no-global-access", "non-global-admin"] as const)(
    "sends %s for no account role where Automox wants that",
    async (noAccountRole) => {
      world = await accountWorld({ knobs: { noAccountRole } });
      const core = world.core({ account: { no_account_role: noAccountRole } });
      const declared = [ada(), nameless("bob", { more: { account_role: "no-global-access" } })];
      expect(errors((await core.run(declared)).applied)).toEqual([]);
      await expectSilence(core, declared);
    },
  );

  it("carries a configured account role", async () => {
    world = await accountWorld();
    const core = world.core();
    const chief = ada({ account_role: "global-admin" });
    expect(errors((await core.run([chief])).applied)).toEqual([]);
    expect(world.control.person({ who: EMAIL })).toMatchObject({ accountRole: "global-admin" });
    await expectSilence(core, [chief]);
  });

  describe.each(["listed", "hidden"] as const)("waited for, pending people %s", (pendingPeople) => {
    it("ends with the acceptance", async () => {
      world = await accountWorld({ knobs: { pendingPeople } });
      const patient = ada({ wait_for_activation: true });
      const core = world.core();
      const plan = await core.plan([patient]);
      let looks = 0;
      world.control.hook({
        match: { method: "GET", path: "/users" },
        when: "before",
        run: () => {
          looks += 1;
          if (looks === 6) world.control.accept({ who: EMAIL });
        },
      });
      expect(await core.apply(plan)).toEqual([]);
      expect(stateOf(core, "automox_user.ada")).toMatchObject({
        status: "active",
        role: "viewer",
        invitations_sent: 1,
      });
      await expectSilence(core, [patient]);
    });

    it("ends as pending when time is up", async () => {
      world = await accountWorld({ knobs: { pendingPeople } });
      const core = world.core();
      const { applied } = await core.run([ada({ wait_for_activation: true, timeouts: { create: "1m" } })]);
      expect(errors(applied)).toEqual([]);
      expect(warnings(applied)).toEqual(["user/still-pending"]);
    });
  });

  it.each([
    ["its address", `${ORG}/${EMAIL}`],
    ["its number", `${ORG}/4711`],
  ])("is not needed for somebody imported by %s", async (_name, id) => {
    world = await accountWorld({ users: [seedUser("ada", { id: 4711 })] });
    const core = world.core();
    expect(await core.import("automox_user.ada", { id })).toEqual([]);
    expect(stateOf(core, "automox_user.ada")).toMatchObject({
      account_role: "no-global-access",
      zone_roles: null,
    });
    await expectSilence(core, [person("ada")]);
  });

  it("follows nobody to another address: an active person is renamed by one PATCH, a membership without a call", async () => {
    world = await accountWorld();
    const core = world.core({}, { parallelism: 1 });
    const declared = (email: string) => [
      nameless("ada", { email }),
      { ...membership("ada", EUROPE), config: { ...membership("ada", EUROPE).config, email } },
    ];
    await core.run(declared(EMAIL));
    world.control.accept({ who: EMAIL });
    await core.run(declared(EMAIL));
    world.requests();
    expect(errors((await core.run(declared("lovelace@example.com"))).applied)).toEqual([]);
    expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([
      expect.stringMatching(/^PATCH /),
    ]);
    await expectSilence(core, declared("lovelace@example.com"));
  });

  it.each(["documented", "no-body"] as const)(
    "leaves names to a PATCH, proved whatever it answers (%s)",
    async (patchEcho) => {
      world = await accountWorld({ users: [seedUser("ada")], knobs: { patchEcho } });
      const core = world.core();
      await core.run([person("ada")]);
      const augusta = person("ada", { more: { first_name: "Augusta" } });
      expect(errors((await core.run([augusta])).applied)).toEqual([]);
      await expectSilence(core, [augusta]);
    },
  );
});
