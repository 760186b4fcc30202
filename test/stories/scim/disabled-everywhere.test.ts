// SCIM has one `active` for all organizations: whoever is disabled for one leaves the others, whose guards hear of it.
import { inBothContracts } from "../../support/both-contracts";
import { scimCore } from "../../support/scim-world";
import { actions, errors, KEY, ORG, OWNER, person, seedUser, type World } from "../../support/world";

const OTHER = 777;
const ZOE = "zoe@example.com";

inBothContracts("somebody disabled who is in another organization too", ({ contract, startWorld, it }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld({
      seed: {
        organizations: [
          { id: ORG, name: "Acme" },
          { id: OTHER, name: "Other" },
        ],
        users: [
          { ...OWNER, firstname: "Alice", lastname: "Smith", role: "admin" },
          // A key sees the organizations of its owner; a global administrator administers each that shows them.
          ...(contract.name === "account" ? [] : [{ email: OWNER.email, role: "viewer", org: OTHER }]),
          seedUser("zoe", { role: "admin", org: OTHER }),
          ...["bob", "cyd"].map((key) => seedUser(key, { org: OTHER })),
        ],
        keys: [{ key: KEY, userEmail: OWNER.email }],
      },
    });
  });
  const zoe = (more = {}) => person("zoe", { more: { on_existing: "adopt", ...more } });
  const writes = () => world.requests().filter((line) => !/^(GET|HEAD)/.test(line));
  const isActive = (email: string) =>
    world.control.person({ who: email }).memberships.every(({ status }) => status !== "disabled");

  it("an invitation with active = false is refused while planning, for the last administrator there", async () => {
    const plan = await scimCore(world).plan([zoe({ active: false })]);
    expect(errors(plan.diagnostics)).toEqual(["guard/last-admin"]);
    expect(plan.diagnostics.find(({ severity }) => severity === "error")?.summary).toContain(
      `organization ${OTHER}`,
    );
  });

  it("and so is one for the owner of the key", async () => {
    const third = world.core({ scim: { token: "scim" }, org_id: ORG });
    const plan = await third.plan([
      person("alice", {
        email: OWNER.email,
        role: "admin",
        more: { active: false, org_id: OTHER, on_existing: "adopt" },
      }),
    ]);
    expect(errors(plan.diagnostics)).toContain("guard/own-user");
  });

  it("an update and a removal that disable her are refused as well", async () => {
    const core = scimCore(world);
    expect(errors((await core.run([zoe({ active: true })])).applied)).toEqual([]);
    expect(errors((await core.plan([zoe({ active: false })])).diagnostics)).toEqual(["guard/last-admin"]);
    await core.run([zoe({ active: true, on_destroy: "deactivate" })]);
    expect(errors((await core.plan([])).diagnostics)).toEqual(["guard/last-admin"]);
    expect(isActive(ZOE)).toBe(true);
  });

  it.each(["before the apply", "after the invitation"] as const)(
    "made the last one %s, she stays",
    async (when) => {
      world.control.addByHand(seedUser("eva", { role: "admin", org: OTHER }));
      const core = scimCore(world);
      const plan = await core.plan([zoe({ active: false })]);
      expect(errors(plan.diagnostics)).toEqual([]);
      const run = () => void world.control.removeByHand({ who: "eva@example.com" });
      if (when === "before the apply") run();
      else world.control.hook({ match: { operation: contract.operations.invite }, when: "after", run });
      world.requests();
      const applied = await core.apply(plan);
      expect(applied.map(({ code }) => code)).toEqual(["guard/last-admin"]);
      expect(core.state.size).toBe(when === "before the apply" ? 0 : 1);
      expect(writes().filter((line) => line.includes("/scim/"))).toEqual([]);
      expect(isActive(ZOE)).toBe(true);
    },
  );

  it("goes on where somebody else administers", async () => {
    world.control.addByHand(seedUser("eva", { role: "admin", org: OTHER }));
    const core = scimCore(world);
    const { plan, applied } = await core.run([zoe({ active: false })]);
    expect(errors([...plan.diagnostics, ...applied])).toEqual([]);
    expect(isActive(ZOE)).toBe(false);
  });

  it("nobody new costs a request for other organizations", async () => {
    const core = scimCore(world);
    await core.run([person("dan", { more: { active: false } })]);
    expect(world.requests().filter((line) => line === "GET /orgs")).toEqual([]);
    expect(actions(await core.plan([person("dan", { more: { active: false } })]))).toEqual({
      "automox_user.dan": "no-op",
    });
  });
});
