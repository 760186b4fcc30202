import { expression, LIBRARIES } from "../../support/construct-libraries";

describe.each(LIBRARIES)("with %s", (_name, { cdk, constructs }) => {
  const { AutomoxAccountRole, AutomoxOrgMembership, AutomoxProvider, AutomoxRole, AutomoxUser } = constructs;
  const { Fn, Testing, TerraformCount, TerraformIterator, TerraformStack, TerraformVariable, Token } = cdk;
  Testing.setupJest();

  function open() {
    const stack = new TerraformStack(Testing.app(), "stack");
    new AutomoxProvider(stack, "automox", { orgId: 12345 });
    return stack;
  }
  type Stack = ReturnType<typeof open>;
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
      twoFactorReset: "lost phone",
      twoFactorResetTo: "email",
      active: true,
      onExisting: "adopt",
      onDestroy: "keep",
      onDestroyApiKeys: "disable",
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
      two_factor_reset: "lost phone",
      two_factor_reset_to: "email",
      active: true,
      on_existing: "adopt",
      on_destroy: "keep",
      on_destroy_api_keys: "disable",
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
        '[stack/ada] role: "Admin" is not a role. Roles are case-sensitive, and differ from the labels of the console. Did you mean "admin"?',
      ],
      [
        "a label of the console",
        { role: "Full Administrator" },
        '[stack/ada] role: "Full Administrator" is not a role. Roles are case-sensitive, and differ from the labels of the console. Did you mean "admin"?',
      ],
      ["no role", { role: "" }, "[stack/ada] role: must not be empty"],
      ["an address left out in JavaScript", { email: undefined }, "[stack/ada] email: is missing"],
      ["a role that is null", { role: null }, "[stack/ada] role: is missing"],
      ["a role that is no text", { role: 5 }, "[stack/ada] role: must be text, got 5"],
      [
        "the number of a variable that is not set",
        { orgId: Number(undefined) },
        "[stack/ada] orgId: must be a whole number greater than 0, got NaN",
      ],
      ["no organization", { orgId: 0 }, "[stack/ada] orgId: must be a whole number greater than 0, got 0"],
      [
        "an organization as text",
        { orgId: "12345" },
        '[stack/ada] orgId: must be a whole number greater than 0, got "12345"',
      ],
      [
        "a key in place of an organization",
        { orgId: "key-of-somebody" },
        "[stack/ada] orgId: must be a whole number greater than 0, got 15 characters, not a number",
      ],
      [
        "a zone's role in another case",
        { zoneRoles: { "111": "Read Only" } },
        '[stack/ada] zoneRoles["111"]: "Read Only" is not a role. Roles are case-sensitive, and differ from the labels of the console. Did you mean "viewer"?',
      ],
    ])("%s", (_what, wrong, message) => {
      const stack = open();
      const props = { ...ADA, ...wrong } as typeof ADA;
      expect(() => new AutomoxUser(stack, "ada", props)).toThrow(new Error(message));
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

  test.each([
    ["an address", { email: expression('each.value["mail address"]') }],
    ["part of an address", { email: `${expression("var.who")} @example.com` }],
    ["a role", { role: `${expression("var.kind")}Viewer` }],
    ["one person or none", { count: 1 }],
    ["several by an index", { count: 2, email: expression("var.who[count.index]") }],
    [
      "several organizations by an index",
      { count: 2, orgId: Token.asNumber(expression("var.orgs[count.index]")) },
    ],
  ])("an expression written by hand passes too: %s", (_what, given) => {
    const stack = open();
    new AutomoxUser(stack, "ada", { ...ADA, ...given });
    expect(Testing.fullSynth(stack)).toBeTruthy();
  });

  test("a doubled template is text, and is checked as such", () => {
    const make = () => new AutomoxUser(open(), "ada", { ...ADA, email: `$${expression("var.who")}` });
    expect(make).toThrow(/email: must be an e-mail address/);
  });

  test("a choice may be what Terraform will know, without a cast", () => {
    const stack = open();
    const policy = new TerraformVariable(stack, "policy", { type: "string" });
    const other = new constructs.DataAutomoxUser(stack, "other", { email: "bea@example.com" });
    new AutomoxUser(stack, "ada", {
      ...ADA,
      onDestroy: policy.value,
      onExisting: Token.asAny(Fn.lower(other.status)),
      invitation: { onStale: policy.value },
    });
    expect(Testing.synth(stack, true)).toHaveResourceWithProperties(AutomoxUser, {
      on_destroy: expression("var.policy"),
      on_existing: expression("lower(data.automox_user.other.status)"),
      invitation: { on_stale: expression("var.policy") },
    });
  });

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

    test("nor in a stack within a stack", () => {
      const outer = open();
      const inner = new TerraformStack(outer, "inner");
      new AutomoxProvider(inner, "automox", { orgId: 12345 });
      for (const stack of [outer, inner]) new AutomoxUser(stack, "ada", ADA);
      expect(Testing.fullSynth(outer)).toBeTruthy();
    });

    test("nor where one has moved to the other, as the error advises", () => {
      const stack = open();
      const old = new AutomoxUser(stack, "ada", ADA);
      const now = new AutomoxUser(stack, "ada-2", again);
      now.addMoveTarget("ada");
      old.moveTo("ada");
      expect(JSON.parse(Testing.synth(stack, true)).moved).toEqual([
        { from: "automox_user.ada", to: "automox_user.ada-2" },
      ]);
    });

    test.each([
      ["a membership", (stack: Stack) => new AutomoxOrgMembership(stack, "bea", { ...again, orgId: 67890 })],
      ["another user", (stack: Stack) => new AutomoxUser(stack, "bea", { ...again, orgId: 67890 })],
      [
        "another's zoneRoles",
        (stack: Stack) =>
          new AutomoxUser(stack, "bea", { ...again, orgId: 111, zoneRoles: { "67890": "viewer" } }),
      ],
    ])("by zoneRoles and %s", (_what, add) => {
      const stack = open();
      new AutomoxUser(stack, "ada", { ...ADA, zoneRoles: { "67890": "viewer" } });
      expect(Testing.fullSynth(stack)).toBeTruthy();
      add(stack);
      expect(() => Testing.fullSynth(stack)).toThrow(
        /zoneRoles\["67890"\]: stack\/(ada|bea) gives .* a role in organization 67890, and so does stack\/(ada|bea)/,
      );
    });

    test("by zoneRoles and role", () => {
      const stack = open();
      new AutomoxUser(stack, "ada", { ...ADA, zoneRoles: { "12345": "viewer" } });
      expect(() => Testing.fullSynth(stack)).toThrow(
        /and so does role, because that is its own organization/,
      );
    });

    test("unless one of them was taken out of the tree again", () => {
      const stack = open();
      new AutomoxUser(stack, "ada", ADA);
      new AutomoxUser(stack, "ada-2", again);
      stack.node.tryRemoveChild("ada");
      expect(Testing.fullSynth(stack)).toBeTruthy();
    });
  });

  test.each([
    ["count", { count: 2 }],
    ["a count with an index", { count: TerraformCount.of(2) }],
    ["forEach", { forEach: TerraformIterator.fromList(["a", "b"]) }],
  ])("one person several times by %s is a warning: the plan refuses it", (_how, many) => {
    const stack = open();
    const ada = new AutomoxUser(stack, "ada", { ...ADA, ...many });
    expect(Testing.synth(stack, true)).toBeTruthy();
    const said = ada.node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data);
    expect(said).toEqual([
      expect.stringMatching(/^(count|forEach): would be ada@example\.com several times/),
    ]);
  });

  test("two ids that become one name in Terraform fail synthesizing, because one person would be lost", () => {
    const stack = open();
    new AutomoxUser(stack, "ada.b", ADA);
    new AutomoxUser(stack, "adab", { ...ADA, email: "adab@example.com" });
    expect(() => Testing.fullSynth(stack)).toThrow(
      /stack\/adab and stack\/ada\.b would both be automox_user\.adab in Terraform/,
    );
  });
});
