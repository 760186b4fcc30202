import { inBothContracts } from "../../support/both-contracts";
import { actions, errors, expectSilence, person, warnings, worldForEach } from "../../support/world";

inBothContracts("004 an invitation that lapses", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  const patient = { invitation: { max_age: "5d" } };
  const renewing = { invitation: { max_age: "5d", on_stale: "reinvite", max_resends: 1 } };

  it.each(["stays", "vanishes"] as const)(
    "is reported, not re-sent, by default (an expired one %s)",
    async (expired) => {
      world.control.turn({ expiredInvitation: expired });
      const core = world.core();
      const ada = person("ada", { more: patient });
      await core.run([ada]);
      world.pass(8);
      const plan = await core.plan([ada]);
      expect(warnings(plan.diagnostics)).toEqual(["user/stale-invitation"]);
      await core.apply(plan);
      expect(core.state.get(ada.address)?.value).toMatchObject({
        stale: true,
        status: "pending",
        invitations_sent: 1,
      });
      expect(world.mails("ada@example.com")).toBe(1);
    },
  );

  it.each(["stays", "vanishes"] as const)(
    "is withdrawn and sent again once with reinvite (an expired one %s)",
    async (expired) => {
      world.control.turn({ expiredInvitation: expired });
      const core = world.core();
      const ada = person("ada", { more: renewing });
      await core.run([ada]);
      world.pass(8);
      const plan = await core.plan([ada]);
      expect(plan.changes[0]).toMatchObject({ action: "update", planned: { stale: false } });
      expect(errors(await core.apply(plan))).toEqual([]);
      expect(core.state.get(ada.address)?.value).toMatchObject({
        stale: false,
        status: "pending",
        invitations_sent: 2,
      });
      expect(world.mails("ada@example.com")).toBe(2);
      await expectSilence(core, [ada]);
      world.pass(8);
      const last = await core.plan([ada]);
      expect(actions(last)).toEqual({ "automox_user.ada": "no-op" });
      expect(warnings(last.diagnostics)).toEqual(["user/stale-invitation"]);
      await core.apply(last);
      expect(world.mails("ada@example.com")).toBe(2);
    },
  );

  it("stays with several roles, which no new one gives", async () => {
    const core = world.core();
    await core.run([person("ada", { more: renewing })]);
    world.control.edit({ who: "ada@example.com", set: { role: "viewer, Reports" } });
    const ada = person("ada", { role: "Reports, viewer", more: renewing });
    await core.run([ada]);
    world.pass(8);
    const plan = await core.plan([ada]);
    expect(plan.changes[0]).toMatchObject({ action: "update", planned: { stale: false } });
    world.requests();
    expect(errors(await core.apply(plan))).toEqual(["invitation/role-unclear"]);
    expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([]);
    const one = [person("ada", { more: renewing })];
    world.control.edit({ who: "ada@example.com", set: { role: "viewer" } });
    expect(errors((await core.run(one)).applied)).toEqual([]);
    expect(world.mails("ada@example.com")).toBe(2);
    await expectSilence(core, one);
  });

  it.each(["stays", "vanishes"] as const)("can be destroyed (an expired one %s)", async (expired) => {
    world.control.turn({ expiredInvitation: expired });
    const core = world.core();
    await core.run([person("ada", { more: patient })]);
    world.pass(8);
    const { applied } = await core.run([]);
    expect(errors(applied)).toEqual([]);
    expect(core.state.size).toBe(0);
    expect(world.control.people().map(({ email }) => email)).toEqual(["alice@example.com"]);
  });

  it.each([
    ["report", "warning"],
    ["fail", "error"],
  ])("withdrawn at the console is told as that, with the ways on: %s", async (on_stale, severity) => {
    const core = world.core();
    const ada = person("ada", { more: { invitation: { max_age: "5d", on_stale } } });
    await core.run([ada]);
    world.pass(6);
    expect((await core.plan([ada])).diagnostics).toMatchObject([{ code: "user/stale-invitation", severity }]);
    world.control.removeByHand({ who: "ada@example.com" });
    const { diagnostics } = await core.plan([ada]);
    expect(diagnostics).toMatchObject([{ code: "user/stale-invitation", severity }]);
    expect(diagnostics[0]?.detail).toMatch(
      /lists nobody with this address any more.*reinvite.*remove the resource/s,
    );
    expect(diagnostics[0]?.detail).not.toContain("the person");
  });

  it("counts an acceptance between plan and apply as done", async () => {
    const core = world.core();
    const ada = person("ada", { more: renewing });
    await core.run([ada]);
    world.pass(6);
    const plan = await core.plan([ada]);
    expect(actions(plan)).toEqual({ "automox_user.ada": "update" });
    world.control.accept({ who: "ada@example.com" });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(core.state.get(ada.address)?.value).toMatchObject({
      status: "active",
      invitations_sent: 1,
      stale: false,
    });
    expect(world.mails("ada@example.com")).toBe(1);
  });

  it("finishes a re-invitation that died after the withdrawal", async () => {
    const core = world.core();
    const ada = person("ada", { more: renewing });
    await core.run([ada]);
    world.pass(6);
    const plan = await core.plan([ada]);
    const { id } = world.control.fault({
      match: { method: "POST", times: 9 },
      effect: { kind: "answer", status: 500 },
    });
    expect(errors(await core.apply(plan))).not.toEqual([]);
    expect(world.control.people().map(({ email }) => email)).toEqual(["alice@example.com"]);
    expect(core.state.get(ada.address)?.value).toMatchObject({
      status: "pending",
      stale: true,
      invitations_sent: 1,
    });
    world.control.removeFault({ id });
    const { applied } = await core.run([ada]);
    expect(errors(applied)).toEqual([]);
    expect(core.state.get(ada.address)?.value).toMatchObject({
      status: "pending",
      stale: false,
      invitations_sent: 2,
    });
    expect(world.mails("ada@example.com")).toBe(2);
    await expectSilence(core, [ada]);
  });

  it("stops the plan of that person with on_stale = fail", async () => {
    const core = world.core();
    const ada = person("ada", { more: { invitation: { max_age: "5d", on_stale: "fail" } } });
    await core.run([ada]);
    world.pass(6);
    expect(errors((await core.plan([ada])).diagnostics)).toEqual(["user/stale-invitation"]);
  });
});
