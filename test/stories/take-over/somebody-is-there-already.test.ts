import { inBothContracts } from "../../support/both-contracts";
import { errors, expectSilence, person, seedUser, warnings, worldForEach } from "../../support/world";

inBothContracts("009 somebody who is there already", ({ contract, startWorld, it }) => {
  const world = worldForEach(startWorld);

  it.each(["active", "pending"] as const)(
    "is adopted without an e-mail when exactly as configured (%s)",
    async (status) => {
      world.control.addByHand(seedUser("ada", { status }));
      const core = world.core();
      const ada = person("ada");
      const plan = await core.plan([ada]);
      expect(warnings(plan.diagnostics)).toEqual(["user/taken-over"]);
      expect(plan.diagnostics[0]?.detail).toContain(
        `${status}, ${contract.role("viewer")}; nothing changes for them. No e-mail is sent.`,
      );
      expect(errors(await core.apply(plan))).toEqual([]);
      expect(core.state.get(ada.address)?.value).toMatchObject({ status, invitations_sent: 0 });
      expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([]);
      await expectSilence(core, [ada]);
    },
  );

  it("is a plan error that shows the differences when otherwise", async () => {
    world.control.addByHand(seedUser("ada", { role: "admin" }));
    const { diagnostics } = await world.core().plan([person("ada")]);
    expect(errors(diagnostics)).toEqual(["user/exists-otherwise"]);
    const detail = diagnostics.find(({ severity }) => severity === "error")?.detail ?? "";
    expect(detail).toContain(`role: "${contract.role("admin")}" there, "viewer" configured`);
    expect(detail).toContain("terraform import ADDRESS 12345/ada@example.com");
    expect(detail).toContain("terraform untaint");
  });

  it("is changed to the configuration with adopt, without a mail", async () => {
    world.control.addByHand(seedUser("ada", { role: "operator" }));
    const core = world.core();
    const ada = person("ada", { more: { on_existing: "adopt" } });
    const plan = await core.plan([ada]);
    expect(plan.diagnostics[0]?.detail).toContain(
      `role "${contract.role("operator")}" becomes "viewer". No e-mail is sent.`,
    );
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(world.control.person({ who: "ada@example.com" }).memberships[0]).toMatchObject({
      role: "viewer",
    });
    expect(world.mails("ada@example.com")).toBe(0);
    await expectSilence(core, [ada]);
  });

  it("is refused with fail even when exactly as configured", async () => {
    world.control.addByHand(seedUser("ada"));
    const { diagnostics } = await world.core().plan([person("ada", { more: { on_existing: "fail" } })]);
    expect(errors(diagnostics)).toEqual(["user/exists-otherwise"]);
  });

  it("is refused when disabled", async () => {
    world.control.addByHand(seedUser("ada", { status: "disabled" }));
    const { diagnostics } = await world.core().plan([person("ada")]);
    expect(errors(diagnostics)).toEqual(["user/exists-otherwise"]);
    expect(diagnostics[0]?.detail).toContain("The account is disabled");
  });
});
