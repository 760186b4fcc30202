import { expression, LIBRARIES } from "../../support/construct-libraries";

describe.each(LIBRARIES)("with %s", (_name, { cdk, constructs }) => {
  const { AutomoxOrgMembership, AutomoxProvider, AutomoxUser, EmailDomains, MaxAdmins } = constructs;
  const { Aspects, Testing, TerraformIterator, TerraformStack, TerraformVariable } = cdk;

  function open(...ids: string[]) {
    const app = Testing.app();
    const stacks = (ids.length > 0 ? ids : ["stack"]).map((id) => new TerraformStack(app, id));
    for (const stack of stacks) new AutomoxProvider(stack, "automox", { orgId: 12345 });
    return stacks;
  }
  type Stack = ReturnType<typeof open>[number];
  const add = (stack: Stack, id: string, props: Readonly<Record<string, unknown>> = {}) =>
    new AutomoxUser(stack, id, { email: `${id}@example.com`, role: "admin", ...props });

  describe("MaxAdmins", () => {
    test("lets as many administrators pass as it allows", () => {
      const [stack] = open() as [Stack];
      Aspects.of(stack).add(new MaxAdmins(2));
      add(stack, "ada");
      add(stack, "bea", { role: "zone-admin" });
      add(stack, "cal", { role: "viewer" });
      expect(Testing.fullSynth(stack)).toBeTruthy();
    });

    test("fails synthesizing at the one who is too many", () => {
      const [stack] = open() as [Stack];
      Aspects.of(stack).add(new MaxAdmins(1));
      add(stack, "ada");
      add(stack, "bea", { role: "zone-admin" });
      expect(() => Testing.fullSynth(stack)).toThrow(
        /\[stack\/bea\] role: would be administrator number 2 of organization 12345, and MaxAdmins allows 1\./,
      );
    });

    test("says the same when the app is synthesized again", () => {
      const [stack] = open() as [Stack];
      Aspects.of(stack).add(new MaxAdmins(0));
      const ada = add(stack, "ada");
      Testing.synth(stack);
      Testing.synth(stack);
      expect(ada.node.metadata.filter(({ type }) => type === "@cdktf/error")).toHaveLength(1);
    });

    test.each([
      ["each organization apart", { orgId: 67890 }, 0],
      ["the same organization by its number", { orgId: 12345 }, 1],
      ["an administrator by zoneRoles", { role: "viewer", zoneRoles: { "12345": "admin" } }, 1],
      ["an administrator beside another role", { role: "Reports, admin" }, 1],
      ["a global administrator", { role: "viewer", accountRole: "global-admin" }, 1],
    ])("counts %s", (_what, second, tooMany) => {
      const [stack] = open() as [Stack];
      Aspects.of(stack).add(new MaxAdmins(1));
      add(stack, "ada");
      const bea = add(stack, "bea", second);
      Testing.synth(stack);
      expect(bea.node.metadata.filter(({ type }) => type === "@cdktf/error")).toHaveLength(tooMany);
    });

    test("does not count who has moved away", () => {
      const [stack] = open() as [Stack];
      Aspects.of(stack).add(new MaxAdmins(1));
      add(stack, "ada").moveToId("automox_user.bea");
      add(stack, "bea");
      Testing.synth(stack);
      expect(Testing.synth(stack)).not.toContain('"ada"');
      expect(
        stack.node
          .findAll()
          .flatMap(({ node }) => node.metadata.filter(({ type }) => type === "@cdktf/error")),
      ).toEqual([]);
    });

    test("counts memberships too", () => {
      const [stack] = open() as [Stack];
      Aspects.of(stack).add(new MaxAdmins(0));
      new AutomoxOrgMembership(stack, "ada", { email: "ada@example.com", role: "admin", orgId: 67890 });
      expect(() => Testing.fullSynth(stack)).toThrow(
        /number 1 of organization 67890, and MaxAdmins allows 0/,
      );
    });

    test("names an organization whose number is not in code", () => {
      const stack = new TerraformStack(Testing.app(), "stack");
      new AutomoxProvider(stack, "automox");
      Aspects.of(stack).add(new MaxAdmins(0));
      add(stack, "ada");
      expect(() => Testing.fullSynth(stack)).toThrow(/number 1 of the organization of the provider,/);
    });

    test("counts over all stacks it is added to", () => {
      const [one, two] = open("one", "two") as [Stack, Stack];
      const aspect = new MaxAdmins(1);
      for (const stack of [one, two]) Aspects.of(stack).add(aspect);
      add(one, "ada");
      add(two, "bea");
      expect(Testing.fullSynth(one)).toBeTruthy();
      expect(() => Testing.fullSynth(two)).toThrow(/\[two\/bea\]/);
    });

    // Said in the guide; should a library begin to apply them, the guide must change.
    test("is not asked where it is added to the app, which the libraries do not look at", () => {
      const [stack] = open() as [Stack];
      Aspects.of(stack.node.root).add(new MaxAdmins(0));
      add(stack, "ada");
      expect(Testing.fullSynth(stack)).toBeTruthy();
    });

    test("does not count from one app to another", () => {
      const aspect = new MaxAdmins(1);
      for (const [stack] of [open(), open()] as [Stack][]) {
        Aspects.of(stack).add(aspect);
        add(stack, "ada");
        expect(Testing.fullSynth(stack)).toBeTruthy();
      }
    });

    test("does not count roles that only Terraform will know", () => {
      const [stack] = open() as [Stack];
      Aspects.of(stack).add(new MaxAdmins(0));
      add(stack, "ada", { role: new TerraformVariable(stack, "role", { type: "string" }).stringValue });
      expect(Testing.fullSynth(stack)).toBeTruthy();
    });

    test("does not count together those whom a condition keeps apart", () => {
      const [stack] = open() as [Stack];
      Aspects.of(stack).add(new MaxAdmins(1));
      const role = (stage: string) => expression(`var.stage == "${stage}" ? "admin" : "viewer"`);
      add(stack, "ada", { role: role("prod") });
      add(stack, "bea", { role: role("dev") });
      expect(Testing.fullSynth(stack)).toBeTruthy();
      add(stack, "cal", { role: role("prod") });
      expect(() => Testing.fullSynth(stack)).toThrow(/\[stack\/cal\] role: would be administrator number 2/);
    });

    test("counts whom a variable makes several once for each that its default makes", () => {
      const [stack] = open() as [Stack];
      Aspects.of(stack).add(new MaxAdmins(1));
      add(stack, "ada", { count: new TerraformVariable(stack, "some", { default: 1 }).numberValue });
      expect(Testing.fullSynth(stack)).toBeTruthy();
      expect(stack.node.findChild("ada").node.metadata.filter(({ type }) => type.includes("warn"))).toEqual(
        [],
      );
    });

    test("does not count each of many where Terraform alone calculates which of them", () => {
      const [stack] = open() as [Stack];
      Aspects.of(stack).add(new MaxAdmins(1));
      const forEach = TerraformIterator.fromList(["ada", "bea"]);
      const which = (one: string, other: string) =>
        expression(`startswith(each.key, "a") ? "${one}" : "${other}"`);
      const email = which("ada@example.com", "bea@example.com");
      const all = add(stack, "all", { forEach, email, role: which("admin", "viewer") });
      expect(Testing.fullSynth(stack)).toBeTruthy();
      expect(all.node.metadata.filter(({ type }) => type === "@cdktf/warn")).toEqual([]);
      add(stack, "typo", {
        forEach,
        email: `${expression("each.key")}@example.org`,
        role: which("Admin", "viewer"),
      });
      expect(() => Testing.fullSynth(stack)).toThrow(/\[stack\/typo\] role: "Admin" is not a role/);
    });

    test("counts nobody who is gone when the app is synthesized again", () => {
      const [stack] = open() as [Stack];
      Aspects.of(stack).add(new MaxAdmins(1));
      add(stack, "ada");
      expect(Testing.fullSynth(stack)).toBeTruthy();
      stack.node.tryRemoveChild("ada");
      add(stack, "bea");
      expect(Testing.fullSynth(stack)).toBeTruthy();
    });

    test("counts each organization that an iterator gives apart", () => {
      const [stack] = open() as [Stack];
      Aspects.of(stack).add(new MaxAdmins(1));
      const forEach = TerraformIterator.fromMap({
        "a@example.com": { zone: "111" },
        "b@example.com": { zone: "222" },
      });
      const zoneRoles = { [forEach.getString("zone")]: "admin" };
      add(stack, "all", { forEach, email: forEach.key, role: "viewer", zoneRoles });
      expect(Testing.fullSynth(stack)).toBeTruthy();
      add(stack, "cal", { orgId: 111 });
      expect(() => Testing.fullSynth(stack)).toThrow(/\[stack\/cal\] .* number 2 of organization 111/);
    });

    test.each([-1, 1.5, Number.NaN])("%d is no limit", (most) => {
      expect(() => new MaxAdmins(most)).toThrow(RangeError);
    });
  });

  describe("EmailDomains", () => {
    test.each([
      ["the domain", "ada@example.com"],
      ["the domain in another case", "ada@EXAMPLE.com"],
      ["another allowed domain", "ada@example.org"],
      ["what only Terraform will know", undefined],
    ])("lets %s pass", (_what, email) => {
      const [stack] = open() as [Stack];
      Aspects.of(stack).add(new EmailDomains(["Example.com", "example.org"]));
      const variable = new TerraformVariable(stack, "who", { type: "string" });
      add(stack, "ada", { email: email ?? variable.stringValue });
      expect(Testing.fullSynth(stack)).toBeTruthy();
    });

    test.each([
      "ada@example.net",
      "ada@sub.example.com",
      "ada@notexample.com",
      "ada@example.com@example.net",
    ])("fails synthesizing for %s", (email) => {
      const [stack] = open() as [Stack];
      Aspects.of(stack).add(new EmailDomains(["example.com"]));
      // The shape of the last one is a mistake of its own.
      if (email.split("@").length > 2)
        return expect(() => add(stack, "ada", { email })).toThrow(/email: must be/);
      add(stack, "ada", { email });
      expect(() => Testing.fullSynth(stack)).toThrow(
        `[stack/ada] email: ${email} is not in an allowed domain (example.com).`,
      );
    });

    test("looks at memberships too", () => {
      const [stack] = open() as [Stack];
      Aspects.of(stack).add(new EmailDomains(["example.com"]));
      new AutomoxOrgMembership(stack, "ada", { email: "ada@example.net", role: "viewer", orgId: 67890 });
      expect(() => Testing.fullSynth(stack)).toThrow(/\[stack\/ada\] email: ada@example\.net/);
    });

    test.each([[[]], [["@example.com"]], [[""]]])("%j are no domains", (domains) => {
      expect(() => new EmailDomains(domains)).toThrow(TypeError);
    });
  });
});
