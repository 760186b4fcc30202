// The address of somebody who is there is changed: to one that nobody has, or to somebody else's.
import { inBothContracts } from "../../support/both-contracts";
import type { Core } from "../../support/core/core";
import {
  actions,
  errors,
  expectSilence,
  ORG,
  person,
  seedUser,
  type World,
  warnings,
} from "../../support/world";

/** Whoever takes the pager. */
const oncall = (email: string) =>
  person("oncall", { email: `${email}@example.com`, more: { first_name: null, last_name: null } });

inBothContracts("an account that gets another address", ({ startWorld, it }) => {
  let world: World;
  let core: Core;
  beforeEach(async () => {
    world = await startWorld();
    world.control.addByHand(seedUser("ada"));
    core = world.core();
    await core.run([oncall("ada")]);
    world.requests();
  });
  afterEach(() => world.end());

  const writes = () => world.requests().filter((line) => !line.startsWith("GET"));
  const emails = () => world.control.people().map(({ email }) => email);

  it("is a warning where nobody has the address, and done", async () => {
    const { plan, applied } = await core.run([oncall("bob")]);
    expect(warnings(plan.diagnostics)).toEqual(["user/handed-over"]);
    expect(plan.diagnostics[0]).toMatchObject({
      summary: "An account gets another address",
      detail: expect.stringMatching(/ada@example\.com .* gets the address bob@example\.com/),
    });
    expect(errors(applied)).toEqual([]);
    expect(emails()).toEqual(["alice@example.com", "bob@example.com"]);
    await expectSilence(core, [oncall("bob")]);
  });

  it("is not said of a change of case, nor of somebody pending, who is replaced", async () => {
    const upper = person("oncall", { email: "ADA@example.com", more: { first_name: null, last_name: null } });
    expect((await core.plan([upper])).diagnostics).toEqual([]);
    await core.run([oncall("ada"), person("cyd")]);
    const plan = await core.plan([oncall("ada"), person("cyd", { email: "cyd@example.org" })]);
    expect(actions(plan)["automox_user.cyd"]).toBe("replace");
    expect(warnings(plan.diagnostics)).not.toContain("user/handed-over");
  });

  it("is none where the same record has the address already", async () => {
    world.control.edit({ who: "ada@example.com", set: { email: "bob@example.com" } });
    const plan = await core.plan([oncall("bob")], { refresh: false });
    expect(plan.diagnostics).toEqual([]);
    expect(await core.apply(plan)).toEqual([]);
    expect(writes()).toEqual([]);
    await expectSilence(core, [oncall("bob")]);
  });

  describe("of somebody else who is there", () => {
    beforeEach(() => void world.control.addByHand(seedUser("bob")));

    it.each(["active", "pending", "disabled"] as const)("is a plan error: %s", async (status) => {
      world.control.addByHand(seedUser("cyd", { status }));
      const plan = await core.plan([oncall("cyd")]);
      expect(errors(plan.diagnostics)).toEqual(["user/address-taken"]);
      expect(plan.diagnostics[0]?.summary).toBe(
        "Cannot change ada@example.com to cyd@example.com: somebody else has that address",
      );
      expect(writes()).toEqual([]);
    });

    it("is a plan error also without a refresh", async () => {
      const plan = await core.plan([oncall("bob")], { refresh: false });
      expect(errors(plan.diagnostics)).toEqual(["user/address-taken"]);
    });

    it("names state rm and import, which end it", async () => {
      const plan = await core.plan([oncall("bob")]);
      expect(plan.diagnostics[0]?.detail).toContain(
        `  terraform state rm ADDRESS\n  terraform import ADDRESS ${ORG}/bob@example.com`,
      );
      core.state.delete("automox_user.oncall");
      expect(errors(await core.import("automox_user.oncall", { id: `${ORG}/bob@example.com` }))).toEqual([]);
      await expectSilence(core, [oncall("bob")]);
      expect(emails()).toContain("ada@example.com");
      expect(writes()).toEqual([]);
    });

    it("names a resource of its own, which ends it", async () => {
      const both = [oncall("ada"), person("bob", { more: { first_name: null, last_name: null } })];
      const { plan } = await core.run(both);
      expect(warnings(plan.diagnostics)).toEqual(["user/taken-over"]);
      await expectSilence(core, both);
    });

    it("names removing them first, which ends it", async () => {
      const both = [oncall("ada"), person("bob", { more: { first_name: null, last_name: null } })];
      await core.run(both);
      await core.run([oncall("ada")]);
      const { plan, applied } = await core.run([oncall("bob")]);
      expect(warnings(plan.diagnostics)).toEqual(["user/handed-over"]);
      expect(errors(applied)).toEqual([]);
      expect(emails()).toEqual(["alice@example.com", "bob@example.com"]);
    });

    it("who comes between plan and apply is that person's error, and nothing is written", async () => {
      const plan = await core.plan([oncall("dan")]);
      expect(errors(plan.diagnostics)).toEqual([]);
      world.control.addByHand(seedUser("dan"));
      expect(errors(await core.apply(plan))).toEqual(["user/address-taken"]);
      expect(writes()).toEqual([]);
    });
  });

  it("says the same of a membership", async () => {
    const there = {
      ...oncall("ada"),
      address: "automox_org_membership.oncall",
      type: "automox_org_membership",
    };
    const declared = { ...there, config: { ...there.config, org_id: ORG } };
    core.state.clear();
    await core.run([declared]);
    const renamed = { ...declared, config: { ...declared.config, email: "bob@example.com" } };
    const plan = await core.plan([renamed]);
    expect(warnings(plan.diagnostics)).toEqual(["user/handed-over"]);
    world.control.addByHand(seedUser("bob"));
    expect(errors((await core.plan([renamed])).diagnostics)).toEqual(["user/address-taken"]);
  });
});
