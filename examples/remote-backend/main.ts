import { App, HttpBackend, TerraformStack } from "cdktf";
import { AutomoxProvider, AutomoxTeam, type AutomoxTeamMember } from "terraform-provider-automox/cdktf";

/** Credentials for it come from TF_HTTP_USERNAME and TF_HTTP_PASSWORD. */
const STATES = process.env.STATES_URL ?? "https://states.example.com";
/** All that Automox allows the organization in five minutes, less what other tools of yours need. */
const REQUESTS = 2_400;

/** Two teams of one organization, each with a state of its own: they may be applied at the same time. */
const TEAMS: Record<string, AutomoxTeamMember[]> = {
  platform: [
    { email: "ada@example.com", firstName: "Ada", lastName: "Archer", role: "admin" },
    { email: "petra@example.com", firstName: "Petra", lastName: "Penn", role: "viewer" },
  ],
  support: [
    { email: "sven@example.com", firstName: "Sven", lastName: "Stone", role: "viewer" },
    { email: "sofia@example.com", firstName: "Sofia", lastName: "Sand", role: "viewer" },
  ],
};

const app = new App();
for (const [name, people] of Object.entries(TEAMS)) {
  const stack = new TerraformStack(app, name);
  const address = `${STATES}/${name}`;
  new HttpBackend(stack, { address, lockAddress: address, unlockAddress: address });
  new AutomoxProvider(stack, "automox", {
    orgId: 12345,
    // Runs know nothing of each other, so each keeps to its share.
    pacing: { requestsPer5Minutes: REQUESTS / Object.keys(TEAMS).length },
  });
  new AutomoxTeam(stack, "team", { people });
}
app.synth();
