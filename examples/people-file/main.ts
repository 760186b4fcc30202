import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { AutomoxProvider, AutomoxTeam } from "terraform-provider-automox/cdktf";

const app = new App();
const stack = new TerraformStack(app, "people-file");
new AutomoxProvider(stack, "automox", { orgId: 12345, guards: { operatorWithoutZone: "off" } });

AutomoxTeam.fromFile(stack, "team", join(__dirname, "people.csv"), {
  defaults: { invitation: { maxAge: "30d" } },
});
app.synth();
