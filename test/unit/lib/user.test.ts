import { expression, LIBRARIES } from "../../support/construct-libraries";

describe.each(LIBRARIES)("with %s", (_name, { cdk, constructs }) => {
  const { AutomoxAccountRole, AutomoxOrgMembership, AutomoxProvider, AutomoxRole, AutomoxUser } = constructs;
  const { Fn, Testing, TerraformStack, TerraformVariable } = cdk;
  Testing.setupJest();

  function open() {
    const stack = new TerraformStack(Testing.app(), "stack");
    new AutomoxProvider(stack, "automox", { orgId: 12345 });
    return stack;
  }
  const ADA = { email: "ada@example.com", role: AutomoxRole.VIEWER };

  test("a person becomes an automox_user with the provider's names", () => {
    const stack = open();
    new AutomoxUser(stack, "ada", {
      ...ADA,
      firstName: "Ada",
      lastName: "Adams",
      orgId: 67890,
      prefsJson: "{}",
      accountRole: AutomoxAccountRole.NO_GLOBAL_ACCESS,
      zoneRoles: { "111": AutomoxRole.OPERATOR },
      twoFactor: "enabled",
      active: true,
      onExisting: "adopt",
      onDestroy: "keep",
      invitation: { maxAge: "30d", onStale: "reinvite", maxResends: 2 },
      waitForActivation: true,
      timeouts: { create: "1h" },
    });
    expect(Testing.synth(stack, true)).toHaveResourceWithProperties(AutomoxUser, {
      email: "ada@example.com",
      first_name: "Ada",
      last_name: "Adams",
      role: "viewer",
      org_id: 67890,
      prefs_json: "{}",
      account_role: "no-global-access",
      zone_roles: { "111": "operator" },
      two_factor: "enabled",
      active: true,
      on_existing: "adopt",
      on_destroy: "keep",
      invitation: { max_age: "30d", on_stale: "reinvite", max_resends: 2 },
      wait_for_activation: true,
      timeouts: { create: "1h" },
    });
  });

  test("a further organization becomes an automox_org_membership", () => {
    const stack = open();
    new AutomoxOrgMembership(stack, "ada", { ...ADA, orgId: 67890, role: AutomoxRole.OPERATOR });
    expect(Testing.synth(stack, true)).toHaveResourceWithProperties(AutomoxOrgMembership, {
      email: "ada@example.com",
      org_id: 67890,
      role: "operator",
    });
  });

  describe("mistakes in one person fail at the line that makes them, with path and attribute", () => {
    test.each([
      ["no address", { email: "ada" }, '[stack/ada] email: must be an e-mail address, got "ada"'],
      [
        "blanks around an address",
        { email: " ada@example.com" },
        '[stack/ada] email: must be an e-mail address, got " ada@example.com"; remove the blanks around it',
      ],
      [
        "a role in another case",
        { role: "Admin" },
        '[stack/ada] role: "Admin" is not a role: role names are case-sensitive, and labels of the console are none. Did you mean "admin"?',
      ],
      [
        "a label of the console",
        { role: "Full Administrator" },
        '[stack/ada] role: "Full Administrator" is not a role: role names are case-sensitive, and labels of the console are none. Did you mean "admin"?',
      ],
      ["no role", { role: "" }, "[stack/ada] role: must not be empty"],
      [
        "a zone's role in another case",
        { zoneRoles: { "111": "Read Only" } },
        '[stack/ada] zoneRoles["111"]: "Read Only" is not a role: role names are case-sensitive, and labels of the console are none. Did you mean "viewer"?',
      ],
    ])("%s", (_what, wrong, message) => {
      const stack = open();
      expect(() => new AutomoxUser(stack, "ada", { ...ADA, ...wrong })).toThrow(new Error(message));
    });

    test("several at once", () => {
      const stack = open();
      const make = () => new AutomoxOrgMembership(stack, "ada", { email: "ada", role: "ADMIN", orgId: 1 });
      expect(make).toThrow(/email: .*\n\[stack\/ada\] role: /);
    });

    test("and while synthesizing where an attribute is set later", () => {
      const stack = open();
      const ada = new AutomoxUser(stack, "ada", ADA);
      ada.role = "Admin";
      expect(() => Testing.fullSynth(stack)).toThrow(/\[stack\/ada\] role: "Admin" is not a role/);
    });
  });

  test.each(["admin", "zone-admin", "read-only", "Sprocket Wrangler", "patch operators"])(
    "%s is a role as good as any",
    (role) => {
      const stack = open();
      new AutomoxUser(stack, "ada", { ...ADA, role });
      expect(Testing.synth(stack, true)).toHaveResourceWithProperties(AutomoxUser, { role });
    },
  );

  test("what only Terraform will know passes every check", () => {
    const stack = open();
    const variable = new TerraformVariable(stack, "who", { type: "string" });
    const zones = new TerraformVariable(stack, "zones", { type: "map(string)" });
    for (const id of ["one", "two"])
      new AutomoxUser(stack, id, {
        email: variable.stringValue,
        role: Fn.lower(variable.stringValue),
        orgId: variable.numberValue,
        zoneRoles: zones.value,
      });
    expect(Testing.synth(stack, true)).toHaveResourceWithProperties(AutomoxUser, {
      email: expression("var.who"),
      role: expression("lower(var.who)"),
      org_id: expression("var.who"),
      zone_roles: expression("var.zones"),
    });
  });

  describe("the same person twice in one organization fails synthesizing", () => {
    const again = { email: "ADA@Example.com", role: AutomoxRole.ADMIN };

    test.each([
      ["in the provider's organization", {}, {}],
      ["written once with its number", {}, { orgId: 12345 }],
      ["in another one", { orgId: 67890 }, { orgId: 67890 }],
    ])("%s", (_where, first, second) => {
      const stack = open();
      new AutomoxUser(stack, "ada", { ...ADA, ...first });
      new AutomoxUser(stack, "ada-2", { ...again, ...second });
      expect(() => Testing.fullSynth(stack)).toThrow(
        /email: stack\/ada-2 is ADA@Example\.com, and stack\/ada is ada@example\.com already, in the same organization/,
      );
    });

    test("as a membership", () => {
      const stack = open();
      new AutomoxUser(stack, "ada", ADA);
      new AutomoxOrgMembership(stack, "ada-2", { ...again, orgId: 12345 });
      expect(() => Testing.fullSynth(stack)).toThrow(/stack\/ada-2 is ADA@Example\.com/);
    });

    test.each([
      ["in another organization", { orgId: 67890 }],
      ["with another address", { email: "bea@example.com" }],
    ])("but not %s", (_where, second) => {
      const stack = open();
      new AutomoxUser(stack, "ada", ADA);
      new AutomoxUser(stack, "ada-2", { ...again, ...second });
      expect(Testing.fullSynth(stack)).toBeTruthy();
    });

    test("nor through a provider of another organization, nor where its number is not in code", () => {
      const stack = open();
      const emea = new AutomoxProvider(stack, "emea", { alias: "emea", orgId: 67890 });
      const other = new AutomoxProvider(stack, "other", { alias: "other" });
      new AutomoxUser(stack, "ada", ADA);
      new AutomoxUser(stack, "ada-emea", { ...again, provider: emea });
      new AutomoxUser(stack, "ada-other", { ...again, provider: other });
      expect(Testing.fullSynth(stack)).toBeTruthy();
    });

    test("nor in two stacks", () => {
      const app = Testing.app();
      for (const id of ["one", "two"]) {
        const stack = new TerraformStack(app, id);
        new AutomoxProvider(stack, "automox");
        new AutomoxUser(stack, "ada", ADA);
        expect(Testing.fullSynth(stack)).toBeTruthy();
      }
    });

    test("unless one of them was taken out of the tree again", () => {
      const stack = open();
      new AutomoxUser(stack, "ada", ADA);
      new AutomoxUser(stack, "ada-2", again);
      stack.node.tryRemoveChild("ada");
      expect(Testing.fullSynth(stack)).toBeTruthy();
    });
  });

  test("two ids that become one name in Terraform fail synthesizing, because one person would be lost", () => {
    const stack = open();
    new AutomoxUser(stack, "ada.b", ADA);
    new AutomoxUser(stack, "adab", { ...ADA, email: "adab@example.com" });
    expect(() => Testing.fullSynth(stack)).toThrow(
      /stack\/adab and stack\/ada\.b would both be automox_user\.adab in Terraform/,
    );
  });

  describe("somebody who is there already is imported", () => {
    test.each([
      ["by address", {}, "ada@example.com"],
      ["by address and organization", { orgId: 67890 }, "67890/ada@example.com"],
      ["by number", { userId: 101 }, "101"],
      ["by number and organization", { orgId: 67890, userId: 101 }, "67890/101"],
    ])("%s", (_how, more, id) => {
      const stack = open();
      const ada = AutomoxUser.importExisting(stack, "ada", { ...ADA, ...more });
      expect(ada).toBeInstanceOf(AutomoxUser);
      const { import: blocks, resource } = JSON.parse(Testing.synth(stack, true));
      expect(blocks).toEqual([{ to: "automox_user.ada", id }]);
      expect(Object.keys(resource.automox_user.ada)).not.toContain("user_id");
    });

    test("also into a further organization, whose number Terraform may find out", () => {
      const stack = open();
      const org = new TerraformVariable(stack, "org", { type: "number" });
      AutomoxOrgMembership.importExisting(stack, "ada", { ...ADA, orgId: org.numberValue });
      expect(JSON.parse(Testing.synth(stack, true)).import).toEqual([
        { to: "automox_org_membership.ada", id: `${expression("var.org")}/ada@example.com` },
      ]);
    });

    test("also in HCL", () => {
      const stack = open();
      AutomoxUser.importExisting(stack, "ada", ADA);
      expect(Testing.synthHcl(stack)).toMatch(
        /import \{\n\s*to = automox_user\.ada\n\s*id = "ada@example\.com"\n\}/,
      );
    });

    test("without starting Terraform for each of them", () => {
      const stack = open();
      AutomoxUser.importExisting(stack, "ada", ADA);
      const path = process.env.PATH;
      process.env.PATH = "";
      try {
        expect(Testing.fullSynth(stack)).toBeTruthy();
      } finally {
        process.env.PATH = path;
      }
    });
  });
});
