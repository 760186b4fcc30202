import { App, TerraformStack } from "cdktf";
import {
  AutomoxOrgMembership,
  AutomoxProvider,
  AutomoxRole,
  AutomoxUser,
} from "terraform-provider-automox/cdktf";

const EUROPE = 23456;

const app = new App();
const stack = new TerraformStack(app, "two-organizations");
// People who name no organization are in the provider's.
new AutomoxProvider(stack, "automox", { orgId: 12345 });

const ada = new AutomoxUser(stack, "ada", {
  email: "ada@example.com",
  firstName: "Ada",
  lastName: "Archer",
  role: AutomoxRole.ADMIN,
});
// The same person in a second organization, with a role of her own there.
new AutomoxOrgMembership(stack, "ada_in_europe", {
  orgId: EUROPE,
  email: ada.email,
  firstName: ada.firstName,
  lastName: ada.lastName,
  role: AutomoxRole.VIEWER,
});
// Somebody who is only there.
new AutomoxUser(stack, "pierre", {
  orgId: EUROPE,
  email: "pierre@example.com",
  firstName: "Pierre",
  lastName: "Petit",
  role: AutomoxRole.VIEWER,
});
app.synth();
