// fetch.mjs MERGE_REQUEST PIPELINE COMMIT FOLDER (GitLab): gets into FOLDER what a request hands over to be planned: what its own
// pipeline synthesized, or in plain Terraform the people's file. Both numbers are anybody's; what they are, GitLab says.
import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { api, everyPage, PROJECT } from "./forge.mjs";

const [number, pipeline, commit, folder] = process.argv.slice(2);
function check(isRight, problem) {
  if (isRight) return;
  console.error(`Error: ${problem}`);
  process.exit(1);
}
/** As they are, so without a reading of JSON. */
function download(path, name) {
  const file = openSync(`${folder}/${name}`, "wx");
  execFileSync("glab", ["api", `${PROJECT}/${path}`], { stdio: ["ignore", file, "inherit"] });
  closeSync(file);
}

check(
  [number, pipeline].every((text) => /^[1-9]\d*$/.test(text)),
  "Expected the numbers of a merge request and a pipeline.",
);
const request = api("GET", `merge_requests/${number}`);
check(
  request.sha === commit && request.state === "opened",
  `Merge request ${number} is not open and at ${commit}.`,
);
check(request.target_branch === "main", `Merge request ${number} is not for main.`);
check(
  request.source_project_id === request.target_project_id,
  "Whoever makes a fork need not know who has access.",
);
mkdirSync(folder);
const { people } = JSON.parse(readFileSync(new URL("../access.allowed.json", import.meta.url), "utf8"));
if (people) download(`repository/files/${encodeURIComponent(people)}/raw?ref=${commit}`, "people");
else {
  const own = everyPage(`merge_requests/${number}/pipelines?`).some(
    ({ id, sha }) => `${id}` === pipeline && sha === commit,
  );
  check(own, `Pipeline ${pipeline} is none of merge request ${number} at ${commit}.`);
  const jobs = everyPage(`pipelines/${pipeline}/jobs?scope[]=success`);
  const job = jobs.find(({ name }) => name === "access synth");
  check(job !== undefined, `Pipeline ${pipeline} has synthesized nothing.`);
  download(`jobs/${job.id}/artifacts/configuration.tar`, "configuration.tar");
}
