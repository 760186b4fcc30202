import { LIBRARIES } from "../../support/construct-libraries";

describe.each(LIBRARIES)("with %s", (_name, { cdk, constructs }) => {
  const { AutomoxProvider, AutomoxRole, AutomoxUser } = constructs;
  const { App, Testing, TerraformStack, TerraformVariable } = cdk;
  Testing.setupJest();

  const open = () => new TerraformStack(Testing.app(), "stack");
  const ADA = { email: "ada@example.com", role: AutomoxRole.VIEWER };

  test("a person becomes an automox_user with the provider's names", () => {
    const stack = open();
    new AutomoxProvider(stack, "automox", { orgId: 12345 });
    new AutomoxUser(stack, "ada", { ...ADA, firstName: "Ada", lastName: "Adams", onDestroy: "keep" });
    expect(Testing.synth(stack, true)).toHaveResourceWithProperties(AutomoxUser, {
      email: "ada@example.com",
      first_name: "Ada",
      last_name: "Adams",
      role: "viewer",
      on_destroy: "keep",
    });
    void App;
    void TerraformVariable;
  });
});
