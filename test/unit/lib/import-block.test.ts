import { expression, LIBRARIES } from "../../support/construct-libraries";

describe.each(LIBRARIES)("with %s", (_name, { cdk, constructs }) => {
  const { AutomoxOrgMembership, AutomoxProvider, AutomoxRole, AutomoxUser } = constructs;
  const { Testing, TerraformIterator, TerraformStack, TerraformVariable } = cdk;

  function open() {
    const stack = new TerraformStack(Testing.app(), "stack");
    new AutomoxProvider(stack, "automox", { orgId: 12345 });
    return stack;
  }
  const ADA = { email: "ada@example.com", role: AutomoxRole.VIEWER };

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

    test.each([
      ["count", { count: 1 }],
      ["forEach", { forEach: TerraformIterator.fromList(["a"]) }],
    ])("but not with %s, for which one block would import nobody", (_what, many) => {
      const make = () => AutomoxUser.importExisting(open(), "ada", { ...ADA, ...many });
      expect(make).toThrow("[stack/ada] importExisting takes one person");
    });

    test("but not by no number", () => {
      const make = () => AutomoxUser.importExisting(open(), "ada", { ...ADA, userId: Number("x") });
      expect(make).toThrow("[stack/ada] userId: must be a whole number greater than 0, got NaN");
    });

    test("and where they have moved away, only there", () => {
      const stack = open();
      AutomoxUser.importExisting(stack, "ada", ADA).moveToId("automox_user.ada-2");
      AutomoxUser.importExisting(stack, "ada-2", ADA);
      const { import: blocks } = JSON.parse(Testing.synth(stack, true));
      expect(blocks).toEqual([{ to: "automox_user.ada-2", id: "ada@example.com" }]);
    });

    test("unless importFrom says another id", () => {
      const stack = open();
      AutomoxUser.importExisting(stack, "ada", ADA).importFrom("12345/101");
      expect(JSON.parse(Testing.synth(stack)).import).toEqual([{ to: "automox_user.ada", id: "12345/101" }]);
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
