import { UNKNOWN } from "../../../src/cty/value";
import type { InvokeAction_Event, PlanAction_Response } from "../../../src/plugin/gen/tfplugin6";
import type { SeedUser } from "../../../src/simulator/world/seed";
import { accountWorld, EUROPE, nameless, rolesOf } from "../../support/account-world";
import { inBothContracts } from "../../support/both-contracts";
import { CONTRACTS } from "../../support/contracts";
import type { Core } from "../../support/core/core";
import { invoke, readInvocation } from "../../support/core/invocation";
import { dynamic, told } from "../../support/core/process";
import { objectOf, type Plain } from "../../support/core/values";
import { plain } from "../../support/framework/stage";
import {
  errors,
  expectSilence,
  person,
  seedUser,
  startWorld,
  type World,
  type WorldOptions,
  warnings,
  worldForEach,
} from "../../support/world";

const TYPE = "automox_resend_invitation";
const WHO = "ada@example.com";
const ada = person("ada");
const resend = (core: Core, config: Plain = {}) => invoke(core, TYPE, { email: WHO, ...config });

const request = (core: Core, config: Plain = {}) => {
  const schema = core.provider.actions?.find(({ type }) => type === TYPE)?.schema ?? {};
  return { actionType: TYPE, config: dynamic(schema, objectOf(schema, { email: WHO, ...config })) };
};

inBothContracts("resending an invitation", ({ startWorld: start, it, contract }) => {
  const world = worldForEach(start);
  /** Ada is managed, and was invited a day ago. */
  async function waiting(): Promise<Core> {
    const core = world.core();
    await core.run([ada]);
    world.pass(1);
    await core.run([ada]);
    world.requests();
    return core;
  }
  const writes = () => world.requests().filter((line) => !line.startsWith("GET"));
  const standing = () => world.control.person({ who: WHO });

  it("withdraws and invites, tells both before it does, and leaves nothing to plan", async () => {
    const core = await waiting();
    const before = plain(core.state.get(ada.address)?.value) as Plain;
    const requests: string[] = [];
    const seen = (line: string) => requests.push(line);
    world.control.hook({
      match: { operation: contract.operations.remove as "remove-user", times: 1 },
      when: "before",
      run: () => void seen("removal"),
    });
    const { progress, diagnostics, failed } = await resend(core);
    expect({ diagnostics, failed, mails: world.mails(WHO) }).toEqual({
      diagnostics: [],
      failed: false,
      mails: 2,
    });
    expect(requests).toEqual(["removal"]);
    expect(progress).toEqual([
      expect.stringMatching(
        `^Withdrawing the invitation of ${WHO} to organization 12345 \\(role ${contract.role("viewer")}, name `,
      ),
      `Inviting ${WHO} anew`,
      `Automox has sent ${WHO} a new invitation`,
    ]);
    expect(writes()).toEqual([expect.stringMatching("^DELETE "), expect.stringMatching("^POST ")]);

    // Ids and dates changed hands; nothing else did.
    const { refreshed, diagnostics: said } = await core.refreshOnly();
    const after = plain(refreshed.get(ada.address)?.value) as Plain;
    const differing = Object.keys(before).filter(
      (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
    );
    expect(said).toEqual([]);
    expect(["created_at", "user_id", "uuid"]).toEqual(expect.arrayContaining(differing));
    expect(differing).toContain("created_at");
    await expectSilence(core, [ada]);
  });

  it("sends what the person has by now, not what was configured", async () => {
    const core = await waiting();
    world.control.edit({ who: WHO, set: { role: "operator", firstname: "Augusta" } });
    const { progress } = await resend(core);
    expect(progress[0]).toContain(`role ${contract.role("operator")}`);
    const { memberships, firstname } = standing();
    expect(memberships).toMatchObject([{ role: "operator", status: "pending" }]);
    if (contract.name === "organization") expect(firstname).toBe("Augusta");
  });

  it("a second run, or a second trigger, sends nothing", async () => {
    const core = await waiting();
    await resend(core);
    expect((await resend(core)).progress).toEqual([
      expect.stringMatching(`^Nothing is sent to ${WHO}: they were invited \\d+ s ago, and min_age is 1h`),
    ]);
    await core.walked(async ({ process }) => {
      const again = () =>
        readInvocation(process.events<InvokeAction_Event>("invokeAction", request(core, { min_age: "1s" })));
      world.pass(1);
      const both = await Promise.all([again(), again()]);
      expect(both.map(({ failed }) => failed)).toEqual([false, false]);
      expect(both.flatMap(({ progress }) => progress)).toContain(
        `Nothing is sent to ${WHO}: this run has invited them already.`,
      );
    });
    expect(world.mails(WHO)).toBe(3);
  });

  it.each([
    ["has accepted", ({ control }: World) => control.accept({ who: WHO }), "they have accepted."],
    [
      "is not there",
      ({ control }: World) => control.removeByHand({ who: WHO }),
      "Automox lists nobody with this address any more: the invitation lapsed or was withdrawn. Where a resource",
    ],
    ["was invited a moment ago", (_world: World) => {}, "they were invited 1440 min ago, and min_age is 2d."],
  ] as const)("somebody who %s gets nothing, and that is said", async (what, act, why) => {
    const core = await waiting();
    act(world);
    world.requests();
    const { progress, failed } = await resend(core, { min_age: "2d" });
    expect({ progress, failed, writes: writes() }).toEqual({
      progress: [expect.stringContaining(`Nothing is sent to ${WHO}: ${why}`.replace("1440 min", "24 h"))],
      failed: false,
      writes: [],
    });
    expect(what).not.toBe("");
  });

  it("whoever accepts between the listing and the look is left alone", async () => {
    const core = await waiting();
    world.control.hook({
      match: { operation: contract.operations.list as "list-users", times: 1 },
      when: "after",
      run: () => void world.control.accept({ who: WHO }),
    });
    const { progress } = await core.walked(({ process }) =>
      readInvocation(process.events<InvokeAction_Event>("invokeAction", request(core))),
    );
    expect(progress).toEqual([`Nothing is sent to ${WHO}: they have accepted.`]);
    expect(standing().memberships).toMatchObject([{ status: "active" }]);
  });

  it("counts as no removal", async () => {
    const core = await waiting();
    const guarded = world.core({ guards: { max_removals: 0 } });
    guarded.state = core.state;
    const { diagnostics } = await resend(guarded);
    expect({ diagnostics, mails: world.mails(WHO) }).toEqual({ diagnostics: [], mails: 2 });
  });

  it("a person without a role is refused until they have one", async () => {
    const core = await waiting();
    world.control.edit({ who: WHO, set: { role: "" } });
    expect(errors((await resend(core)).diagnostics)).toEqual(["invitation/role-unclear"]);
    // Nothing planned it again: the invocation decides as well.
    const { diagnostics } = await core.walked(({ process }) =>
      readInvocation(process.events<InvokeAction_Event>("invokeAction", request(core))),
    );
    expect(errors(diagnostics)).toEqual(["invitation/role-unclear"]);
    expect(writes()).toEqual([]);
    world.control.edit({ who: WHO, set: { role: "viewer" } });
    expect((await resend(core)).diagnostics).toEqual([]);
    expect(world.mails(WHO)).toBe(2);
  });

  it("a person with several roles keeps the invitation, which no new one could replace", async () => {
    const core = await waiting();
    world.control.edit({ who: WHO, set: { role: "viewer, Reports" } });
    expect(errors((await resend(core)).diagnostics)).toEqual(["invitation/role-unclear"]);
    expect(writes()).toEqual([]);
  });

  it("plans without what is unknown yet, and without whoever is still to be created", async () => {
    const core = world.core();
    const planned = (config: Plain) =>
      core.walked(async ({ process }) => {
        const answer = await process.call<PlanAction_Response>("planAction", request(core, config));
        return told(answer.diagnostics);
      });
    for (const unknown of [{ email: UNKNOWN }, { org_id: UNKNOWN }, { min_age: UNKNOWN }, {}])
      expect(await planned(unknown as unknown as Plain)).toEqual([]);
  });

  describe("where the invitation is withdrawn and no new one arrives", () => {
    /** The new invitation is refused. */
    async function halfDone(core: Core) {
      const { id } = world.control.fault({
        match: { operation: contract.operations.invite as "invite-user" },
        effect: { kind: "answer", status: 500, body: {} },
      });
      const outcome = await resend(core);
      world.control.removeFault({ id });
      return outcome;
    }

    it("the error says what the person had, and the next apply invites them again", async () => {
      const core = await waiting();
      const { diagnostics, progress } = await halfDone(core);
      expect(errors(diagnostics)).toEqual(["invitation/withdrawn"]);
      const [said] = diagnostics;
      expect(said?.summary).toBe(
        `The invitation of ${WHO} was withdrawn, and no new one is known to be sent`,
      );
      expect(said?.detail).toContain(`gave: role ${contract.role("viewer")}, name `);
      expect(progress).toHaveLength(2);
      const { plan, applied } = await core.run([ada]);
      expect(plan.changes).toMatchObject([{ action: "create" }]);
      expect(errors(applied)).toEqual([]);
      expect(world.mails(WHO)).toBe(2);
      await expectSilence(core, [ada]);
    });

    it("somebody stale is told of by the next plan, with the ways on", async () => {
      const reporting = person("ada", { more: { invitation: { max_age: "1d" } } });
      const core = world.core();
      await core.run([reporting]);
      world.pass(2);
      await core.run([reporting]);
      await halfDone(core);
      const { diagnostics } = await core.plan([reporting]);
      expect(warnings(diagnostics)).toEqual(["user/stale-invitation"]);
      expect(diagnostics[0]?.detail).toContain("Automox lists nobody with this address any more");
      expect(diagnostics[0]?.detail).toContain('write invitation = { on_stale = "reinvite" }');
    });

    it("somebody whom Terraform does not manage is told of by the next invocation", async () => {
      world.control.addByHand(seedUser("ada", { status: "pending" }));
      world.pass(1);
      const core = world.core();
      expect(errors((await halfDone(core)).diagnostics)).toEqual(["invitation/withdrawn"]);
      const { progress, failed } = await resend(core);
      expect(failed).toBe(false);
      expect(progress[0]).toContain("Automox lists nobody with this address any more");
      expect(progress[0]).toContain("Settings > Users in the console");
    });

    it("an invitation whose answer is lost is found, and the next run sends nothing", async () => {
      const core = await waiting();
      const { id } = world.control.fault({
        match: { operation: contract.operations.invite as "invite-user" },
        effect: { kind: "close-after-effect" },
      });
      const { failed } = await resend(core);
      world.control.removeFault({ id });
      expect({ failed, mails: world.mails(WHO) }).toEqual({ failed: false, mails: 2 });
      await resend(core);
      expect(world.mails(WHO)).toBe(2);
      await expectSilence(core, [ada]);
    });
  });

  it("a run that is stopped between the two ends once, and says what was withdrawn", async () => {
    const core = await waiting();
    await core.walked(async ({ process }) => {
      let isStopped = false;
      world.control.hook({
        match: { operation: contract.operations.invite as "invite-user", times: 1 },
        when: "before",
        run: async () => {
          await process.call("stopProvider", {});
          isStopped = true;
        },
      });
      world.control.fault({
        match: { operation: contract.operations.invite as "invite-user" },
        effect: { kind: "close-before-effect" },
      });
      const events = process.events<InvokeAction_Event>("invokeAction", request(core));
      const { diagnostics } = await readInvocation(events, () => isStopped);
      expect(errors(diagnostics)).toEqual(["invitation/withdrawn"]);
      expect(diagnostics[0]?.detail).toContain("role ");
    });
  });

  it("never mails whom it cannot name by a number or UUID", async () => {
    world.control.addByHand(seedUser("ada", { status: "pending" }));
    world.pass(1);
    world.control.turn({ oddRows: [{ email: WHO, lacks: "ids" }] });
    const { diagnostics } = await resend(world.core());
    expect(errors(diagnostics)).toEqual(["invitation/cannot-withdraw"]);
    expect(writes()).toEqual([]);
  });
});

describe("resending an invitation, where one contract alone can tell", () => {
  const acting = (world: World, config: Plain = {}) => invoke(world.core(), TYPE, { email: WHO, ...config });
  /** Ada is invited by hand, and that was a day ago. */
  async function invited(options: WorldOptions, more: Partial<SeedUser> = {}) {
    const world = await startWorld(options);
    world.control.addByHand(seedUser("ada", { status: "pending", ...more }));
    world.pass(1);
    return world;
  }
  const isUntouched = (world: World) =>
    expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([]);

  it("a key that may change nobody is a warning of the plan and an error before the first write", async () => {
    const world = await invited({});
    CONTRACTS.organization.stepDown(world.control);
    const { diagnostics } = await acting(world);
    expect(warnings(diagnostics)).toEqual(["guard/key-rights"]);
    expect(errors(diagnostics)).toEqual(["guard/key-rights"]);
    isUntouched(world);
  });

  it("the organization contract wants both names", async () => {
    const world = await invited({}, { lastname: "" });
    expect(errors((await acting(world)).diagnostics)).toEqual(["user/names-missing"]);
    isUntouched(world);
  });

  it("preferences, which no invitation carries, are set again", async () => {
    const world = await invited({}, { prefs: { digest: "weekly" } });
    expect((await acting(world)).diagnostics).toEqual([]);
    expect(world.control.person({ who: WHO })).toMatchObject({ prefs: { digest: "weekly" } });
  });

  it("the account contract withdraws no global administrator", async () => {
    const world = await invited({ contract: "account" }, { accountRole: "global-admin" });
    expect(errors((await acting(world)).diagnostics)).toEqual(["invitation/cannot-withdraw"]);
    isUntouched(world);
  });

  it.each([
    ["as the account tells them", undefined],
    ["as the lists of the zones tell them", 403],
  ])("further zones of the invitation are given again, %s", async (_how, status) => {
    const more = { zone_roles: new Map([[String(EUROPE), "operator"]]) };
    const world = await accountWorld();
    const core = world.core();
    const ada = nameless("ada", { more });
    await core.run([ada]);
    world.pass(1);
    await core.run([ada]);
    const before = rolesOf(world, WHO);
    if (status !== undefined)
      world.control.fault({
        match: { operation: "list-user-zones", times: 3 },
        effect: { kind: "answer", status, body: {} },
      });
    // Nobody leaves, in no zone.
    const guarded = world.core({ guards: { max_removals: 0 } });
    const { progress, diagnostics } = await invoke(guarded, TYPE, { email: WHO });
    expect(diagnostics).toEqual([]);
    expect(progress[0]).toContain(`zone-operator in organization ${EUROPE}`);
    expect(world.mails(WHO)).toBe(2);
    expect(rolesOf(world, WHO)).toEqual(before);
    expect(Object.keys(before)).toHaveLength(2);
    world.control.clearFaults();
    await expectSilence(core, [ada]);
  });
});

it("sends nothing where no answer tells when the person was invited: it might be the second mail", async () => {
  const world = await startWorld();
  const core = world.core();
  expect(errors((await core.run([ada])).applied)).toEqual([]);
  world.control.turn({ userDates: "absent" });
  world.pass(1);
  world.requests();
  const { diagnostics, failed } = await resend(core);
  expect({ said: errors(diagnostics), failed }).toEqual({ said: ["invitation/age-unknown"], failed: true });
  expect(world.requests().filter((line) => !line.startsWith("GET "))).toEqual([]);
  expect(world.mails(WHO)).toBe(1);
});
