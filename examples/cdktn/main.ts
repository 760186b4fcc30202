import { App } from "cdktn";
import { TeamStack } from "./team-stack";

const app = new App();
new TeamStack(app, "team");
app.synth();
