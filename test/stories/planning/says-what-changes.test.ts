// A plan says what changes: of somebody active everything that its update does not decide is planned as it is.
import { UNKNOWN } from "../../../src/cty/value";
import { inBothContracts } from "../../support/both-contracts";
import type { Core } from "../../support/core/core";
import type { Declared } from "../../support/core/plan";
import type { Plain } from "../../support/core/values";
import { scimCore } from "../../support/scim-world";
import { actions, errors, expectSilence, person, worldForEach } from "../../support/world";

const WHO = "ada@example.com";
const ADDRESS = "automox_user.ada";
const OBSERVED = ["created_at", "invitation_id", "invitations_sent", "stale", "status"];

inBothContracts("024 a plan says only what changes", ({ contract, startWorld, it }) => {
  const world = worldForEach(startWorld);

  /** Ada accepted, and the state says so. */
  async function active(provider: Plain = {}, type?: string): Promise<Core> {
    const core = scimCore(world, provider);
    const ada = [person("ada", type ? { type, more: { org_id: 12345 } } : {})];
    await core.run(ada);
    world.control.accept({ who: WHO });
    await core.run(ada);
    return core;
  }

  async function changed(core: Core, declared: Declared): Promise<readonly string[]> {
    const [change] = (await core.plan([declared])).changes;
    expect(change?.action).toBe("update");
    const { prior, planned } = change ?? {};
    return Object.keys(planned ?? {})
      .filter((name) => planned?.[name] !== prior?.[name])
      .sort();
  }

  const reinviting = { account: { role_change: "reinvite" } };
  const open = [...OBSERVED, "two_factor_method"];
  const decided: readonly [string, Plain, readonly string[], Plain?][] = [
    ["a name", { first_name: "Augusta" }, ["first_name"]],
    ["a role", { role: "operator" }, ["role"]],
    ["a policy too", { first_name: "Augusta", on_destroy: "keep" }, ["first_name", "on_destroy"]],
    ["whether she is active", { active: false }, ["active", "status"]],
    ["her second factor", { two_factor: "enabled" }, ["two_factor", "two_factor_method"]],
    ["a reset", { two_factor_reset: "lost" }, ["two_factor_method", "two_factor_reset"]],
    ["her address", { email: "countess@example.com" }, [...open, "email", "id"]],
    ["a name that is not known yet", { first_name: UNKNOWN }, ["first_name"]],
    ["an address that is not known yet", { email: UNKNOWN }, [...open, "email", "id"]],
  ];

  it.each(decided)("of %s", async (_what, more, expected) => {
    expect(await changed(await active(), person("ada", { more }))).toEqual([...expected].sort());
  });

  it("of a membership", async () => {
    const type = "automox_org_membership";
    const core = await active({}, type);
    const renamed = person("ada", { type, more: { org_id: 12345, first_name: "Augusta" } });
    expect(await changed(core, renamed)).toEqual(["first_name"]);
  });

  it("of a role change that invites anew: whatever an invitation decides", async () => {
    const core = await active(reinviting);
    const isAnew = contract.name === "account";
    const anew = [...open, "role", "user_id", "uuid"].sort();
    const operator = person("ada", { role: "operator" });
    expect(await changed(core, operator)).toEqual(isAnew ? anew : ["role"]);
    expect(errors((await core.run([operator])).applied)).toEqual([]);
    expect(core.state.get(ADDRESS)?.value.invitations_sent).toBe(isAnew ? 2 : 1);
  });

  it("somebody disabled between plan and apply is stored as planned, and shown by the next refresh", async () => {
    const core = await active();
    const renamed = [person("ada", { more: { first_name: "Augusta" } })];
    const plan = await core.plan(renamed);
    world.control.edit({ who: WHO, set: { status: "disabled" } });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(core.state.get(ADDRESS)?.value).toMatchObject({ first_name: "Augusta", status: "active" });
    const next = await core.plan(renamed);
    expect(next.refreshed.get(ADDRESS)?.value.status).toBe("disabled");
    expect(actions(next)).toEqual({ [ADDRESS]: "no-op" });
  });

  it("of somebody pending an acceptance may change it at any moment, so it stays unknown and is read", async () => {
    const core = world.core();
    await core.run([person("ada")]);
    const operator = person("ada", { role: "operator" });
    const plan = await core.plan([operator]);
    const { planned } = plan.changes[0] ?? {};
    expect(open.filter((name) => planned?.[name] !== UNKNOWN)).toEqual([]);
    world.control.accept({ who: WHO });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(core.state.get(ADDRESS)?.value).toMatchObject({ role: "operator", status: "active" });
    await expectSilence(core, [operator]);
  });
});
