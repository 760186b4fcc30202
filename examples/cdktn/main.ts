import { App } from "cdktn";
import { TeamStack } from "./team-stack";

// Functions of a provider need Terraform 1.8 or OpenTofu 1.7. (What main.ts says holds without the CLI, too.)
const app = new App({ context: { targetVersions: { terraform: ">=1.8.0", opentofu: ">=1.7.0" } } });
new TeamStack(app, "team");
app.synth();
