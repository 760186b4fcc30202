import { join } from "node:path";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { AutomoxProvider, AutomoxTeam } from "terraform-provider-automox/cdktf";

const app = new App();
const stack = new TerraformStack(app, "people-file");
new AutomoxProvider(stack, "automox", { orgId: 12345, guards: { operatorWithoutZone: "off" } });

const team = AutomoxTeam.fromFile(stack, "team", join(__dirname, "people.csv"), {
  defaults: { invitation: { maxAge: "30d" } },
});
new TerraformOutput(stack, "status", {
  value: Object.fromEntries([...team.users].map(([person, user]) => [person, user.status])),
});
app.synth();
