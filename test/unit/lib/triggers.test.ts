import { expression, LIBRARIES } from "../../support/construct-libraries";

describe.each(LIBRARIES)("with %s", (_name, { cdk, constructs }) => {
  const { AutomoxOrgMembership, AutomoxProvider, AutomoxUser } = constructs;
  const { TerraformStack, Testing } = cdk;

  test("what triggers a replacement is written as a bare reference, as Terraform wants it", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    new AutomoxProvider(stack, "automox", { orgId: 12345 });
    const bea = new AutomoxUser(stack, "bea", { email: "bea@example.com", role: "viewer" });
    const lifecycle = {
      createBeforeDestroy: true,
      replaceTriggeredBy: [bea, bea.role, "automox_user.bea.email", expression("automox_user.bea.id")],
    };
    const ada = { email: "ada@example.com", role: "viewer", lifecycle };
    new AutomoxUser(stack, "ada", ada);
    new AutomoxOrgMembership(stack, "ada-emea", { ...ada, orgId: 67890 });
    const { automox_user: users, automox_org_membership: memberships } = JSON.parse(
      Testing.synth(stack),
    ).resource;
    for (const written of [users.ada, memberships["ada-emea"]])
      expect(written.lifecycle).toEqual({
        create_before_destroy: true,
        replace_triggered_by: ["", ".role", ".email", ".id"].map((end) => `automox_user.bea${end}`),
      });
  });
});
