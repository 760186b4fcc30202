import { accountWorld, nameless } from "../../support/account-world";
import { errors, expectSilence, ORG, OWNER, person, warnings } from "../../support/world";

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

  const told = async (contract: "account" | "organization", self: Record<string, unknown>) => {
    const world = await accountWorld();
    const body = { id: OWNER.id, email: OWNER.email, ...self };
    world.control.fault({ match: { path: "/users/self$" }, effect: { kind: "answer", status: 200, body } });
    const core = world.core(contract === "account" ? {} : { account_id: null });
    const { diagnostics } = await core.plan([contract === "account" ? nameless("ada") : person("ada")]);
    return diagnostics;
  };

  it.each([
    ["account", { account_rbac_role: "no-global-access" }, '"no-global-access"'],
    [
      "account",
      { account_rbac_role: "no-global-access", rbac_roles: [{ name: "Read Only", organization_id: ORG }] },
      '"no-global-access" and "Read Only"',
    ],
    ["organization", { role: "viewer" }, '"viewer"'],
    ["organization", { role: "viewer, billing-admin" }, '"viewer" and "billing-admin"'],
    ["organization", { rbac_roles: [{ name: "Billing Administrator", organization_id: ORG }] }, "Billing"],
  ] as const)(
    "are missed where all words that are told are powerless: %s, %j",
    async (contract, self, words) => {
      const diagnostics = await told(contract, self);
      expect(warnings(diagnostics)).toEqual(["guard/key-rights"]);
      expect(diagnostics[0]?.detail).toContain(words);
    },
  );

  it.each([
    ["account", { account_rbac_role: "account-administrator" }],
    [
      "account",
      { account_rbac_role: "no-global-access", rbac_roles: [{ name: "People Team", organization_id: ORG }] },
    ],
    ["account", {}],
    ["organization", { role: "viewer", rbac_roles: [{ name: "Full Administrator", organization_id: ORG }] }],
    ["organization", { account_rbac_role: "no-global-access" }],
    ["organization", { rbac_roles: [{ name: "Read Only", organization_id: 777 }] }],
  ] as const)("are Automox's to decide with another word: %s, %j", async (contract, self) => {
    expect(warnings(await told(contract, self))).not.toContain("guard/key-rights");
  });

  it("suffice for whatever account roles Automox lets use the account", async () => {
    const world = await accountWorld({
      knobs: {
        accountAdmins: ["global-admin", "account-administrator"],
        accountRoles: ["global-admin", "no-global-access", "account-administrator"],
      },
    });
    world.control.edit({ who: OWNER.email, set: { accountRole: "account-administrator" } });
    const { applied } = await world.core().run([nameless("ada")]);
    expect(errors(applied)).toEqual([]);
    expect(world.mails("ada@example.com")).toBe(1);
  });
});
