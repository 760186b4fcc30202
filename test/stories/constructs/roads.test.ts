// By every road on which a value comes that code knows and a token hides, every check is made.
import { expression, LIBRARIES } from "../../support/construct-libraries";

describe.each(LIBRARIES)("with %s", (_name, { cdk, constructs }) => {
  const { AutomoxProvider, AutomoxUser, EmailDomains, MaxAdmins } = constructs;
  const { Aspects, Fn, Lazy, propertyAccess, Testing, TerraformIterator } = cdk;
  const { TerraformLocal, TerraformStack, TerraformVariable, Token } = cdk;
  type Stack = InstanceType<typeof TerraformStack>;

  const ADA = { email: "ada@example.com", role: "viewer" };

  const NEITHER = 'var.stage == "prod" ? 0 : var.stage != "dev" ? 1 : 0';

  /** A text on its way through something else; `id` names what has to be made for it. */
  type Road = (stack: Stack, text: string, id: string) => string;
  const variable = (stack: Stack, id: string, value: unknown) =>
    new TerraformVariable(stack, `${id}-var`, { default: value });
  const local = (stack: Stack, id: string, value: unknown) => new TerraformLocal(stack, `${id}-local`, value);
  const ROADS: readonly (readonly [string, Road])[] = [
    ["Lazy", (_stack, text) => Lazy.stringValue({ produce: () => text })],
    ["Token.asString", (_stack, text) => Token.asString(Token.asAny(text))],
    [
      "a resolvable",
      (_stack, text) => Token.asString({ resolve: () => text, creationStack: [], toString: () => "" }),
    ],
    ["a local", (stack, text, id) => local(stack, id, text).asString],
    [
      "a local of a local",
      (stack, text, id) => local(stack, id, local(stack, `${id}-in`, text).asString).asString,
    ],
    [
      "a map in a local",
      (stack, text, id) => propertyAccess(local(stack, id, { key: text }).expression, ["key"]),
    ],
    [
      "lookup in a local",
      (stack, text, id) => Fn.lookup(local(stack, id, { key: text }).expression, "key", ""),
    ],
    ["a variable's default", (stack, text, id) => variable(stack, id, text).stringValue],
    ["a map by default", (stack, text, id) => Fn.lookup(variable(stack, id, { key: text }).value, "key", "")],
    ["what lookup falls back to", (stack, text, id) => Fn.lookup(variable(stack, id, {}).value, "key", text)],
    ["coalesce", (stack, text, id) => Fn.coalesce([variable(stack, id, "").stringValue, text])],
    [
      "try",
      (stack, text, id) =>
        Token.asString(
          Fn.try([
            new constructs.DataAutomoxUser(stack, `${id}-user`, { email: "bea@example.com" }).role,
            text,
          ]),
        ),
    ],
    ["a condition", (_stack, text) => expression(`terraform.workspace == "x" ? "${text}" : var.other`)],
    [
      "the other branch",
      (_stack, text) => expression(`terraform.workspace == "x" ? var.other : ("${text}")`),
    ],
    ["a template", (stack, text, id) => `${text.slice(0, 2)}${local(stack, id, text.slice(2)).asString}`],
    ["join", (stack, text, id) => Fn.join("", [text.slice(0, 2), local(stack, id, text.slice(2)).asString])],
    ["nonsensitive", (_stack, text) => Token.asString(Fn.nonsensitive(text))],
  ];

  function open() {
    const stack = new TerraformStack(Testing.app(), "stack");
    new AutomoxProvider(stack, "automox", { orgId: 12345 });
    return stack;
  }
  describe.each(ROADS)("by %s", (_road, by) => {
    test("a role that only looks like one", () => {
      const stack = open();
      new AutomoxUser(stack, "ada", { ...ADA, role: by(stack, "Full Administrator", "role") });
      expect(() => Testing.synth(stack, true)).toThrow(
        /\[stack\/ada\] role: "Full Administrator" is not a role/,
      );
    });

    test("a role in a zone", () => {
      const stack = open();
      new AutomoxUser(stack, "ada", { ...ADA, zoneRoles: { "111": by(stack, "Read Only", "zone") } });
      expect(() => Testing.synth(stack, true)).toThrow(
        /\[stack\/ada\] zoneRoles\["111"\]: "Read Only" is not/,
      );
    });

    test("an address that is none", () => {
      const stack = open();
      new AutomoxUser(stack, "ada", { ...ADA, email: by(stack, "nobody", "email") });
      expect(() => Testing.synth(stack, true)).toThrow(/\[stack\/ada\] email: must be an e-mail address/);
    });

    test("the same person twice", () => {
      const stack = open();
      new AutomoxUser(stack, "ada", ADA);
      new AutomoxUser(stack, "again", { ...ADA, email: by(stack, "ADA@example.com", "email") });
      expect(() => Testing.synth(stack, true)).toThrow(
        /email: stack\/again (is|may be) ADA@example\.com, and stack\/ada (is|may be) ada@example\.com already/,
      );
    });

    test("one administrator too many", () => {
      const stack = open();
      Aspects.of(stack).add(new MaxAdmins(0));
      new AutomoxUser(stack, "ada", { ...ADA, role: by(stack, "zone-admin", "role") });
      expect(() => Testing.fullSynth(stack)).toThrow(/\[stack\/ada\] role: would be administrator number 1/);
    });

    test("a strange domain", () => {
      const stack = open();
      Aspects.of(stack).add(new EmailDomains(["example.com"]));
      new AutomoxUser(stack, "ada", { ...ADA, email: by(stack, "ada@example.org", "email") });
      expect(() => Testing.fullSynth(stack)).toThrow(
        /\[stack\/ada\] email: ada@example\.org is not in an allowed/,
      );
    });

    test("and what is right is right", () => {
      const stack = open();
      Aspects.of(stack).add(new EmailDomains(["example.com"]));
      Aspects.of(stack).add(new MaxAdmins(1));
      new AutomoxUser(stack, "bea", { email: "bea@example.com", role: "admin" });
      new AutomoxUser(stack, "ada", {
        email: by(stack, "ada@example.com", "email"),
        role: by(stack, "viewer", "role"),
        zoneRoles: { "111": by(stack, "operator", "zone") },
      });
      expect(Testing.fullSynth(stack)).toBeTruthy();
    });
  });

  test.each<[string, (stack: Stack) => void, RegExp]>([
    [
      "an override",
      (stack) => new AutomoxUser(stack, "ada", ADA).addOverride("role", "Admin"),
      /\[stack\/ada\] role: "Admin" is not a role/,
    ],
    [
      "the organization of a provider in a local",
      (stack) => {
        const orgId = new TerraformLocal(stack, "org", 67890).asNumber;
        const emea = new AutomoxProvider(stack, "emea", { alias: "emea", orgId });
        new AutomoxUser(stack, "ada", { ...ADA, provider: emea });
        new AutomoxUser(stack, "again", { ...ADA, orgId: 67890 });
      },
      /stack\/again is ada@example\.com, and stack\/ada is/,
    ],
    [
      "an organization that is none",
      (stack) => new AutomoxUser(stack, "ada", { ...ADA, orgId: Lazy.numberValue({ produce: () => -1 }) }),
      /\[stack\/ada\] orgId: must be a whole number greater than 0, got -1/,
    ],
    [
      "zones that only a token holds",
      (stack) =>
        new AutomoxUser(stack, "ada", {
          ...ADA,
          zoneRoles: Lazy.anyValue({ produce: () => ({ "12345": "viewer" }) }) as never,
        }),
      /zoneRoles\["12345"\]: stack\/ada gives .* role, because that is its own organization/,
    ],
    [
      "an iterator over addresses",
      (stack) => {
        const forEach = TerraformIterator.fromList(["bea@example.com", "ada@example.com"]);
        new AutomoxUser(stack, "all", { ...ADA, forEach, email: Token.asString(forEach.value) });
        new AutomoxUser(stack, "ada", ADA);
      },
      /stack\/ada is ada@example\.com, and stack\/all is ada@example\.com already/,
    ],
    [
      "an iterator over a map",
      (stack) => {
        const forEach = TerraformIterator.fromMap({ ada: { role: "viewer" }, bea: { role: "ADMIN" } });
        const email = `${Token.asString(forEach.key)}@example.com`;
        new AutomoxUser(stack, "all", { forEach, email, role: forEach.getString("role") });
      },
      /\[stack\/all\] role: "ADMIN" is not a role/,
    ],
  ])("by %s", (_what, declare, message) => {
    const stack = open();
    declare(stack);
    expect(() => Testing.synth(stack, true)).toThrow(message);
  });

  /** Programs that are right, though values in them, each for itself, may look wrong. */
  test.each<[string, (stack: Stack) => void]>([
    [
      "who is there only where a variable names them",
      (stack) => {
        for (const name of ["one", "two"]) {
          const email = new TerraformVariable(stack, name, { default: "" }).stringValue;
          const count = Token.asNumber(expression(`var.${name} == "" ? 0 : 1`));
          new AutomoxUser(stack, `${name}-user`, { ...ADA, count, email });
        }
      },
    ],
    [
      "an empty default",
      (stack) => {
        const role = new TerraformVariable(stack, "role", { default: "" }).stringValue;
        new AutomoxUser(stack, "ada", { ...ADA, role });
      },
    ],
    [
      "a default that a condition keeps out",
      (stack) => {
        new TerraformVariable(stack, "org", { default: 0 });
        const orgId = Token.asNumber(expression("var.org > 0 ? var.org : null"));
        new AutomoxUser(stack, "ada", { ...ADA, orgId });
      },
    ],
    [
      "a number that is written as text, and a text that is a number",
      (stack) => {
        const orgId = new TerraformLocal(stack, "org", { emea: "67890" });
        new AutomoxUser(stack, "ada", {
          ...ADA,
          orgId: Token.asNumber(propertyAccess(orgId.expression, ["emea"])),
          role: Token.asString(new TerraformVariable(stack, "role", { default: 5 }).value),
        });
      },
    ],
    [
      "one administrator among those whom an iterator makes",
      (stack) => {
        Aspects.of(stack).add(new MaxAdmins(2));
        const forEach = TerraformIterator.fromList(["a@example.com", "b@example.com", "c@example.com"]);
        const email = Token.asString(forEach.value);
        const roleWhere = (condition: string) => expression(`${condition} ? "admin" : "viewer"`);
        new AutomoxUser(stack, "equal", { forEach, email, role: roleWhere('each.key == "a@example.com"') });
        const role = roleWhere('contains(["b@example.com"], each.value)');
        new AutomoxUser(stack, "contained", { forEach, email, orgId: 67890, role });
      },
    ],
    [
      "one person, each stage with its own construct",
      (stack) => {
        const count = (stage: string) => Token.asNumber(expression(`var.stage ${stage} ? 1 : 0`));
        new AutomoxUser(stack, "prod", { ...ADA, count: count('== "prod"') });
        new AutomoxUser(stack, "dev", { ...ADA, count: count('== "dev"') });
        new AutomoxUser(stack, "neither", { ...ADA, count: Token.asNumber(expression(NEITHER)) });
      },
    ],
    [
      "what a later aspect makes ready",
      (stack) => {
        let role: string | undefined;
        const late = (): string => {
          if (role === undefined) throw new Error("not ready");
          return role;
        };
        Aspects.of(stack).add(new MaxAdmins(1));
        new AutomoxUser(stack, "ada", { ...ADA, role: Lazy.stringValue({ produce: late }) });
        const last = local(stack, "late", Lazy.stringValue({ produce: late }));
        new AutomoxUser(stack, "bea", { email: "bea@example.com", role: last.asString });
        Aspects.of(stack).add({
          visit: (node) => {
            if (node === last) role = "viewer";
          },
        });
      },
    ],
    [
      "a local of the same name in a stack within",
      (stack) => {
        new AutomoxUser(stack, "ada", {
          ...ADA,
          role: new TerraformLocal(stack, "role", "viewer").asString,
        });
        new TerraformLocal(new TerraformStack(stack, "within"), "role", "Admin");
      },
    ],
  ])("%s is right", (_what, declare) => {
    const stack = open();
    declare(stack);
    expect(Testing.fullSynth(stack)).toBeTruthy();
  });

  test("the same person twice through a proxy of the stack", () => {
    const stack = open();
    const proxy = new Proxy(stack, {});
    new AutomoxUser(proxy, "ada", ADA);
    new AutomoxUser(proxy, "again", ADA);
    expect(() => Testing.synth(stack, true)).toThrow(/stack\/again is ada@example\.com/);
  });

  test("administrators whom an iterator makes are counted", () => {
    const stack = open();
    Aspects.of(stack).add(new MaxAdmins(2));
    const forEach = TerraformIterator.fromList(["a@example.com", "b@example.com", "c@example.com"]);
    new AutomoxUser(stack, "all", { forEach, email: Token.asString(forEach.value), role: "admin" });
    expect(() => Testing.fullSynth(stack)).toThrow(/administrator number 3 of organization 12345/);
  });

  test.each([
    [
      "the branches of one condition",
      '"ada@example.com" : "bea@example.com"',
      '"bea@example.com" : "ada@example.com"',
    ],
    ["different branches", '"ada@example.com" : var.x', 'var.x : "ada@example.com"'],
  ])("nobody is twice in %s", (_what, one, other) => {
    const stack = open();
    const condition = 'terraform.workspace == "x" ?';
    new AutomoxUser(stack, "one", { ...ADA, email: expression(`${condition} ${one}`) });
    new AutomoxUser(stack, "two", { ...ADA, email: expression(`${condition} ${other}`) });
    expect(Testing.fullSynth(stack)).toBeTruthy();
    new AutomoxUser(stack, "three", ADA);
    expect(() => Testing.fullSynth(stack)).toThrow(/stack\/three may be ada@example\.com/);
  });

  test("nor where a condition makes one or the other", () => {
    const stack = open();
    const count = (which: string) => Token.asNumber(expression(`terraform.workspace == "x" ? ${which}`));
    new AutomoxUser(stack, "one", { ...ADA, count: count("1 : 0") });
    new AutomoxUser(stack, "two", { ...ADA, count: count("0 : 1") });
    expect(Testing.fullSynth(stack)).toBeTruthy();
    new AutomoxUser(stack, "three", { ...ADA, count: count("1 : 1") });
    expect(() => Testing.fullSynth(stack)).toThrow(/stack\/three may be/);
  });
});
