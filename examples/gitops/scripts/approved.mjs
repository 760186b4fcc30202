// approved.mjs SECONDS (GitLab): ends with 1 unless whom the environment asks approved the deployment of this very job after
// SECONDS, when its page was written. GitLab keeps an approval when the gate is started again and plans something else.
import { api, everyPage } from "./forge.mjs";

const written = Number(process.argv[2]) * 1000;
const all = everyPage("deployments?environment=automox&status=running");
const own = all.find(({ deployable }) => `${deployable?.id}` === process.env.CI_JOB_ID);
const rules = own && api("GET", `deployments/${own.id}`).approval_summary?.rules;
const asked = (rules ?? []).filter((rule) => rule.required_approvals > 0);
const isMet = ({ required_approvals: required, deployment_approvals: given }) =>
  given.filter((one) => one.status === "approved" && Date.parse(one.created_at) > written).length >= required;
if (!(written > 0 && asked.length > 0 && asked.every(isMet))) {
  console.error(
    "Error: Nobody approved this page since the gate wrote it: start a new pipeline, and approve that.",
  );
  process.exit(1);
}
