import { App, TerraformStack } from "cdktf";
import {
  AutomoxOrgMembership,
  AutomoxProvider,
  AutomoxRole,
  AutomoxUser,
} from "terraform-provider-automox/cdktf";

const app = new App();
const stack = new TerraformStack(app, "existing-people");
new AutomoxProvider(stack, "automox", { orgId: 12345 });

// Found by the address; what is left out here, a name for example, stays as it is in Automox.
AutomoxUser.importExisting(stack, "erin", { email: "erin@example.com", role: AutomoxRole.VIEWER });
AutomoxOrgMembership.importExisting(stack, "erin_in_europe", {
  orgId: 23456,
  email: "erin@example.com",
  role: AutomoxRole.VIEWER,
});
// Found by the number, because this is also the moment to give him a new address.
AutomoxUser.importExisting(stack, "frank", {
  userId: 104,
  email: "frank.fox@example.com",
  role: AutomoxRole.VIEWER,
});
app.synth();
