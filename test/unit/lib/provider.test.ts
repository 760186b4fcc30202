import { expression, LIBRARIES, loadLibrary } from "../../support/construct-libraries";

const SECRET = "a-key-that-must-not-show";

describe.each(LIBRARIES)("with %s", (name, { cdk, constructs }) => {
  const { AutomoxOrgMembership, AutomoxProvider, AutomoxUser } = constructs;
  const { Fn, propertyAccess, Testing, TerraformLocal, TerraformStack, TerraformVariable } = cdk;
  // As pnpm and workspaces install one more as soon as two packages ask for different versions.
  const { cdk: another } = loadLibrary(name);
  Testing.setupJest();
  const open = () => new TerraformStack(Testing.app(), "stack");

  test("the provider block needs nothing, and says where the provider comes from", () => {
    const stack = open();
    new AutomoxProvider(stack, "automox");
    const { provider, terraform } = JSON.parse(Testing.synth(stack, true));
    expect(provider).toEqual({ automox: [{}] });
    expect(terraform.required_providers.automox).toMatchObject({ source: "automox-iac/automox" });
  });

  test("corrections of the provider satisfy the version that is required", () => {
    const stack = open();
    new AutomoxProvider(stack, "automox");
    const { required_providers: required } = JSON.parse(Testing.synth(stack)).terraform;
    expect(required.automox.version).toMatch(/^~> \d+\.\d+\.\d+$/);
  });

  test("every setting gets the provider's name", () => {
    const stack = open();
    new AutomoxProvider(stack, "automox", {
      alias: "emea",
      orgId: 12345,
      accountId: "0b4bb1c5-6a2f-4f0e-9b59-6d2d3c1c7d10",
      baseUrl: "http://127.0.0.1:9/api",
      guards: { maxRemovals: 5, lastAdmin: "warn" },
      pacing: { maxConcurrent: 2 },
    });
    expect(Testing.synth(stack, true)).toHaveProviderWithProperties(AutomoxProvider, {
      alias: "emea",
      org_id: 12345,
      account_id: "0b4bb1c5-6a2f-4f0e-9b59-6d2d3c1c7d10",
      base_url: "http://127.0.0.1:9/api",
      guards: { max_removals: 5, last_admin: "warn" },
      pacing: { max_concurrent: 2 },
    });
  });

  describe("a secret in code is refused, without repeating it", () => {
    test.each([
      ["apiKey", "AUTOMOX_API_KEY", { apiKey: SECRET }],
      ["scim.token", "AUTOMOX_SCIM_TOKEN", { scim: { token: SECRET } }],
    ])("%s", (attribute, variable, props) => {
      const make = () => new AutomoxProvider(open(), "automox", props);
      expect(make).toThrow(`[stack/automox] ${attribute}: is plain text`);
      expect(make).toThrow(variable);
      expect(make).not.toThrow(SECRET);
    });

    test("also where it is set later", () => {
      const stack = open();
      new AutomoxProvider(stack, "automox").apiKey = SECRET;
      expect(() => Testing.fullSynth(stack)).toThrow(/apiKey: is plain text/);
    });

    type Given = ConstructorParameters<typeof AutomoxProvider>[2];
    type Stack = ReturnType<typeof open>;
    const text = expression(`"${SECRET}"`);
    test.each<[string, string, (stack: Stack) => Given]>([
      ["a function", "apiKey: is plain text", () => ({ apiKey: Fn.sensitive(SECRET) })],
      ["pieces", "apiKey: is plain text", () => ({ apiKey: Fn.join("", [SECRET, "x"]) })],
      ["a token of it", "scim.token: is plain text", () => ({ scim: { token: Fn.sensitive(SECRET) } })],
      [
        "the default of a variable",
        "apiKey: comes from the default of the variable key,",
        (stack) => ({
          apiKey: new TerraformVariable(stack, "key", { default: SECRET, sensitive: true }).stringValue,
        }),
      ],
      [
        "the default of a variable in a function",
        "apiKey: comes from the default of the variable key,",
        (stack) => ({
          apiKey: Fn.trimspace(new TerraformVariable(stack, "key", { default: SECRET }).stringValue),
        }),
      ],
      [
        "a local",
        "scim.token: comes from the local key,",
        (stack) => ({ scim: { token: new TerraformLocal(stack, "key", SECRET).asString } }),
      ],
      [
        "a map in a local",
        "apiKey: comes from the local keys,",
        (stack) => {
          const { expression: keys } = new TerraformLocal(stack, "keys", { automox: SECRET, region: "eu" });
          return { apiKey: propertyAccess(keys, ["automox"]) };
        },
      ],
      [
        "a map in the default of a variable",
        "apiKey: comes from the default of the variable keys,",
        (stack) => {
          const keys = new TerraformVariable(stack, "keys", { default: { automox: SECRET } });
          return { apiKey: Fn.lookup(keys.value, "automox", "") };
        },
      ],
      [
        "the rest of a coalesce",
        "apiKey: is plain text",
        (stack) => ({
          apiKey: Fn.coalesce([new TerraformVariable(stack, "key", { default: "" }).stringValue, SECRET]),
        }),
      ],
      [
        "a variable of another copy of the library",
        "apiKey: comes from the default of the variable key,",
        (stack) => ({ apiKey: new another.TerraformVariable(stack, "key", { default: SECRET }).stringValue }),
      ],
      [
        "a local of another copy of the library",
        "apiKey: comes from the local key,",
        (stack) => ({ apiKey: new another.TerraformLocal(stack, "key", SECRET).asString }),
      ],
    ])("also by %s", (_how, message, given) => {
      const stack = open();
      new AutomoxProvider(stack, "automox", given(stack));
      const synthesize = () => Testing.fullSynth(stack);
      expect(synthesize).toThrow(message);
      expect(synthesize).not.toThrow(SECRET);
    });

    test.each([
      ["is nothing but the text", text],
      ["may come to it", expression(`terraform.workspace == "x" ? "" : (sensitive("${SECRET}"))`)],
    ])("also by an expression that %s", (_which, apiKey) => {
      expect(() => new AutomoxProvider(open(), "automox", { apiKey })).toThrow(/apiKey: is plain text/);
    });

    test.each(["api_key", "scim.token"])("also by an override of %s", (path) => {
      const stack = open();
      new AutomoxProvider(stack, "automox").addOverride(path, SECRET);
      expect(() => Testing.fullSynth(stack)).toThrow(
        /\[stack\/automox\] (apiKey|scim\.token): is plain text/,
      );
    });
  });

  test.each([
    ["a local that refers to something", expression("local.chosen")],
    ["a function of a variable", expression('trimspace(var.keys["automox"])')],
    ["a template in a function", expression(`trimspace("${expression("var.key")}")`)],
    ["a file", expression('file("key.txt")')],
    ["a file whose name is in code", expression("file(local.path)")],
    ["what a function of a provider reads", expression('provider::vault::read("automox")')],
    ["what a local helps to calculate", expression('replace(var.key, local.path, "")')],
    ["a template with a default in it", expression(`"${expression("var.other")}:${expression("var.key")}"`)],
    ["a local of a local, again and again", expression("local.twice25")],
    ["a part of itself", expression("local.part")],
    ["a choice of references", expression('var.key != "" ? var.key : local.chosen')],
    ["a map under another key", expression('lookup(local.settings, "automox", "")')],
  ])("%s is taken for a key", (_what, apiKey) => {
    const stack = open();
    new TerraformVariable(stack, "keys", { default: {} });
    new TerraformVariable(stack, "other", { default: SECRET });
    new TerraformVariable(stack, "key", {});
    new TerraformLocal(stack, "path", "/run/secrets/automox");
    new TerraformLocal(stack, "part", expression("local.part.x"));
    new TerraformLocal(stack, "twice0", expression("var.key"));
    for (let index = 0; index < 25; index++)
      new TerraformLocal(stack, `twice${index + 1}`, expression(`local.twice${index}`).repeat(2));
    new TerraformLocal(stack, "chosen", expression("var.key"));
    new TerraformLocal(stack, "settings", { region: SECRET });
    new AutomoxProvider(stack, "automox", { apiKey });
    expect(Testing.fullSynth(stack)).toBeTruthy();
  });

  test("an organization that is no number is refused: it would be written as null, and mean another", () => {
    const message = "[stack/automox] orgId: must be a whole number greater than 0, got NaN";
    expect(() => new AutomoxProvider(open(), "automox", { orgId: Number(undefined) })).toThrow(message);
    const stack = open();
    new AutomoxProvider(stack, "automox").orgId = Number.NaN;
    expect(() => Testing.fullSynth(stack)).toThrow(message);
  });

  test("whoever names no provider where all have an alias fails synthesizing, and once", () => {
    const stack = open();
    const emea = new AutomoxProvider(stack, "emea", { alias: "emea" });
    new AutomoxProvider(stack, "apac", { alias: "apac" });
    new AutomoxUser(stack, "ada", { email: "ada@example.com", role: "viewer", provider: emea });
    expect(Testing.fullSynth(stack)).toBeTruthy();
    for (const id of ["bea", "cal"])
      new AutomoxUser(stack, id, { email: `${id}@example.com`, role: "viewer" });
    const synthesize = () => Testing.fullSynth(stack);
    expect(synthesize).toThrow(
      /provider: stack\/bea names none, and every AutomoxProvider of the stack has an alias \(emea, apac\)/,
    );
    expect(synthesize).not.toThrow(/stack\/cal/);
  });

  test("a secret from a variable or an expression is taken", () => {
    const stack = open();
    const key = new TerraformVariable(stack, "key", { type: "string", sensitive: true });
    const token = expression("ephemeral.vault_kv_secret_v2.automox.data.token");
    new AutomoxProvider(stack, "automox", { apiKey: key.stringValue, scim: { token } });
    expect(Testing.synth(stack, true)).toHaveProviderWithProperties(AutomoxProvider, {
      api_key: expression("var.key"),
      scim: { token },
    });
  });

  describe("an operator without a zone", () => {
    const account = { accountId: "0b4bb1c5-6a2f-4f0e-9b59-6d2d3c1c7d10" };
    const operator = { email: "ada@example.com", role: "operator" };
    const WARNING = /^role: an operator sees devices in the zones given/;

    function said(
      settings: Readonly<Record<string, unknown>>,
      person: Readonly<Record<string, unknown>> = {},
    ): { level: string; message: string }[] {
      const stack = open();
      new AutomoxProvider(stack, "automox", settings);
      const ada = new AutomoxUser(stack, "ada", { ...operator, ...person });
      Testing.synth(stack, true);
      // An app may be synthesized twice; what is said is said once.
      Testing.synth(stack, true);
      return ada.node.metadata
        .filter(({ type }) => type !== "stacktrace")
        .map(({ type, data }) => ({ level: type, message: data }));
    }

    test("is a warning with the account contract", () => {
      expect(said(account)).toEqual([{ level: "@cdktf/warn", message: expect.stringMatching(WARNING) }]);
    });
    test("also by the role's other name, and where the map is empty", () => {
      expect(said(account, { role: "zone-operator", zoneRoles: {} })).toHaveLength(1);
    });
    test("is said of one operator, not of hundreds", () => {
      const stack = open();
      new AutomoxProvider(stack, "automox", account);
      const people = ["ada", "bea"].map(
        (id) => new AutomoxUser(stack, id, { email: `${id}@example.com`, role: "operator" }),
      );
      Testing.synth(stack, true);
      const warned = people.filter(({ node }) => node.metadata.some(({ type }) => type === "@cdktf/warn"));
      expect(warned.map(({ node }) => node.id)).toEqual(["ada"]);
    });
    test("fails synthesizing where the guard says so", () => {
      const stack = open();
      new AutomoxProvider(stack, "automox", { ...account, guards: { operatorWithoutZone: "error" } });
      new AutomoxUser(stack, "ada", operator);
      expect(() => Testing.fullSynth(stack)).toThrow(/an operator sees devices in the zones given/);
    });
    test("also where the account comes from the environment", () => {
      expect(said({ contract: "account" })).toHaveLength(1);
    });
    test("not of somebody whom a membership gives another zone", () => {
      const stack = open();
      new AutomoxProvider(stack, "automox", { ...account, guards: { operatorWithoutZone: "error" } });
      new AutomoxUser(stack, "ada", operator);
      new AutomoxOrgMembership(stack, "ada-emea", { ...operator, orgId: 67890 });
      expect(Testing.fullSynth(stack)).toBeTruthy();
      new AutomoxUser(stack, "bea", { ...operator, email: "bea@example.com" });
      expect(() => Testing.fullSynth(stack)).toThrow(/\[stack\/bea\] role: an operator/);
    });
    test.each([
      ["without accountId", {}, {}],
      ["with the organization contract", { ...account, contract: "organization" }, {}],
      [
        "where only Terraform will know the guard",
        { ...account, guards: { operatorWithoutZone: expression("var.guard") } },
        {},
      ],
      ["where the guard is off", { ...account, guards: { operatorWithoutZone: "off" } }, {}],
      ["with a zone", account, { zoneRoles: { "111": "operator" } }],
      ["with another role", account, { role: "viewer" }],
    ])("is nothing %s", (_when, settings, person) => {
      expect(said(settings, person)).toEqual([]);
    });
    test("counts only for its own provider", () => {
      const stack = open();
      new AutomoxProvider(stack, "automox", account);
      const emea = new AutomoxProvider(stack, "emea", { alias: "emea" });
      const ada = new AutomoxUser(stack, "ada", { ...operator, provider: emea });
      Testing.synth(stack, true);
      expect(ada.node.metadata.map(({ type }) => type)).not.toContain("@cdktf/warn");
    });
  });

  if (name === "cdktn") {
    test("the provider's functions can be called", () => {
      const context = { targetVersions: { terraform: ">=1.8" } };
      const stack = new TerraformStack(Testing.app({ context }), "stack");
      const { functions } = new AutomoxProvider(stack, "automox") as unknown as {
        functions: { normalizeEmail(email: string): string };
      };
      new AutomoxUser(stack, "ada", { email: functions.normalizeEmail("ADA@Example.com"), role: "viewer" });
      expect(Testing.synth(stack, true)).toHaveResourceWithProperties(AutomoxUser, {
        email: expression('provider::automox::normalize_email("ADA@Example.com")'),
      });
    });
  }
});
