import { inBothContracts } from "../../support/both-contracts";
import { errors, expectSilence, KEY, ORG, OWNER, person, warnings, worldForEach } from "../../support/world";

inBothContracts("008 the same person twice in different case", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  it("is a plan error of the second", async () => {
    const core = world.core();
    const plan = await core.plan([person("ada"), person("again", { email: "ADA@Example.com" })]);
    expect(errors(plan.diagnostics)).toEqual(["user/twice"]);
    expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([]);
  });

  it("also across the two resource types", async () => {
    const core = world.core();
    const membership = person("ada", { type: "automox_org_membership", more: { org_id: ORG } });
    const plan = await core.plan([person("ada"), membership]);
    expect(errors(plan.diagnostics)).toEqual(["user/twice"]);
  });

  it.each([false, true])(
    "is that alone where one of both has the person, and nobody is called tainted (%s)",
    async (isReversed) => {
      const core = world.core();
      const ada = person("ada");
      await core.run([ada]);
      const both = [ada, person("again", { email: "ADA@Example.com", more: { first_name: "ada" } })];
      const plan = await core.plan(isReversed ? both.reverse() : both);
      expect(errors(plan.diagnostics)).toEqual(["user/twice"]);
      expect(warnings(plan.diagnostics)).not.toContain("user/tainted");
    },
  );

  it("is fine in two organizations", async () => {
    const world = await startWorld({
      seed: {
        organizations: [
          { id: ORG, name: "Acme" },
          { id: 777, name: "Other" },
        ],
        users: [{ ...OWNER, firstname: "Alice", lastname: "Smith", role: "admin", status: "active" }],
        keys: [{ key: KEY, userEmail: OWNER.email }],
      },
    });
    world.control.addByHand({ ...OWNER, id: undefined, role: "admin", org: 777, status: "active" } as never);
    const core = world.core();
    const there = person("ada_there", {
      email: "ada@example.com",
      type: "automox_org_membership",
      more: { first_name: "ada", org_id: 777 },
    });
    const { applied } = await core.run([person("ada"), there]);
    expect(errors(applied)).toEqual([]);
    await expectSilence(core, [person("ada"), there]);
  });
});
