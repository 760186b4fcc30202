import { accountWorld, nameless } from "../../support/account-world";
import { expectSilence, ORG, OWNER, warnings } from "../../support/world";

describe("the rights of a key with the account contract", () => {
  it("do not hang on the role in an organization", async () => {
    const world = await accountWorld();
    const core = world.core();
    world.control.edit({ who: OWNER.email, org: ORG, set: { role: "viewer" } });
    const ada = nameless("ada");
    const { plan, applied } = await core.run([ada]);
    expect([...plan.diagnostics, ...applied]).toEqual([]);
    await expectSilence(core, [ada]);
  });

  it("are missed where the account role is told and is another", async () => {
    const world = await accountWorld();
    const told = { id: OWNER.id, email: OWNER.email, account_rbac_role: "no-global-access" };
    world.control.fault({
      match: { path: "/users/self$" },
      effect: { kind: "answer", status: 200, body: told },
    });
    const plan = await world.core().plan([nameless("ada")]);
    expect(warnings(plan.diagnostics)).toEqual(["guard/key-rights"]);
    expect(plan.diagnostics[0]?.detail).toContain('account role "no-global-access"');
  });
});
