// What somebody who may push tries against examples/gitops on GitLab, each beside what is honest: over real Git and real
// Terraform. What both forges share is in gitops-attacks.test.ts.
import { appendFile, cp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deployment, type GitlabScene, type GitlabTeam, openGitlabScene } from "../accept/gitlab-scene";
import type { PipelineRun } from "../support/pipeline-run";

const SYNTH = `import { cpSync, mkdirSync, writeFileSync } from "node:fs";
mkdirSync("cdktf.out/stacks/team", { recursive: true });
cpSync("team.json", "cdktf.out/stacks/team/cdk.tf.json");
writeFileSync("cdktf.out/manifest.json", "{}");
`;

let scene: GitlabScene;
let team: (roles: Readonly<Record<string, string>>, more?: object) => string;

async function open(how: Omit<GitlabTeam, "project"> = {}): Promise<void> {
  scene = await openGitlabScene({
    ...how,
    async project({ clone, states }) {
      const address = `${states}team`;
      const http = { address, lock_address: address, unlock_address: address };
      const automox = { source: "automox-iac/automox", version: "~> 0.1.0" };
      team = (roles, more = {}) =>
        JSON.stringify({
          terraform: { backend: { http }, required_providers: { automox } },
          provider: { automox: [{ org_id: 12345 }] },
          resource: { automox_user: Object.fromEntries(Object.entries(roles).map(person)) },
          ...more,
        });
      await writeFile(join(clone, "synth.mjs"), SYNTH);
      await writeFile(join(clone, "team.json"), team({}));
    },
  });
}

const person = ([name, role]: [string, string]) => [
  name,
  { email: `${name}@example.com`, first_name: name, last_name: "Example", role },
];

const says = (run: PipelineRun, job: string) => run.jobs[job]?.log ?? "";
const statuses = ({ jobs }: PipelineRun) =>
  Object.fromEntries(Object.entries(jobs).map(([name, { status }]) => [name, status]));
/** With what it printed, where it did not end as expected. */
function expectEnds(run: PipelineRun, expected: Readonly<Record<string, string>>): void {
  const logs = Object.entries(run.jobs).map(([name, { log }]) => `--- ${name}\n${log}`);
  if (!Object.entries(expected).every(([name, status]) => run.jobs[name]?.status === status))
    throw new Error(
      `Expected ${JSON.stringify(expected)}, got ${JSON.stringify(statuses(run))}:\n${logs.join("\n")}`,
    );
}
const merged = async (name: string, text: string) => {
  await scene.push(name, { "team.json": text });
  return scene.merge(name);
};
const NOT_YET = async (job: string) => job !== "access apply";
const approved = async () => {
  await scene.forge.change(() => ({ deployments: [deployment(new Date())] }));
  return true;
};
const DONE = { "access gate": "success", "access apply": "success" };

test("a request is planned by what the protected branch has, whatever it changes", async () => {
  await open();
  const honest = await scene.push("honest", { "team.json": team({ vera: "viewer" }) });
  const first = await scene.request(honest);
  expect(statuses(first.request)).toEqual({ "access synth": "success", "access preview": "success" });
  expectEnds(first.preview, { tools: "success", fetch: "success", plan: "success", note: "success" });
  expect(scene.comment()).toContain("Invite `vera@example.com`");
  expect(scene.comment()).not.toContain("which decides");

  // Its own pipeline asks for every secret that there is.
  const job = (environment: string) =>
    `want ${environment}:\n  stage: build\n  environment: { name: ${environment} }\n  script: [env]\n`;
  const evil = await scene.push("evil", {
    "team.json": team(
      { vera: "viewer" },
      { data: { external: { owned: { program: ["touch", "/tmp/owned"] } } } },
    ),
    "access.yaml": "guards: { AMX006: off }\n",
    "ci/build.yml": (text) =>
      text + ["automox", "automox-plan", "automox-report", "automox-note"].map(job).join(""),
  });
  const second = await scene.request(evil);
  expectEnds(second.request, { "want automox": "success", "want automox-plan": "success" });
  for (const { log } of Object.values(second.request.jobs))
    expect(log).not.toMatch(/AUTOMOX_|PLAN_KEY|GITLAB_TOKEN/);
  expectEnds(second.preview, { plan: "failed", note: "success" });
  expect(says(second.preview, "plan")).toContain(
    "Refused: stack team, data external: is no type that may be there",
  );
  expect(scene.forge.world().requests[1]?.comments).toHaveLength(1);
  expect(scene.comment()).toContain("`access.yaml` `ci/build.yml`, which decides");
  expect(scene.comment()).toContain(`There is no preview of ${evil}`);
});

test("who may trigger a preview chooses two numbers, and GitLab says what they are", async () => {
  await open();
  const first = await scene.push("first", { "team.json": team({ vera: "admin" }) });
  const before = (await scene.request(first)).request;
  const second = await scene.push("second", { "team.json": team({ vera: "viewer" }) });
  const { request } = await scene.request(second);
  const comment = scene.comment();
  const number = (run: PipelineRun) => Number(run.id);
  for (const [merge_request, pipeline, why] of [
    [1, number(before), "is none of merge request 1 at"], // of an older commit
    [1, 4711, "is none of merge request 1 at"], // of somebody else
    [1, 1.5, "Expected the numbers of"],
    [1, 0, "Expected the numbers of"],
  ] as const) {
    const run = await scene.preview({ merge_request, pipeline });
    expectEnds(run, { fetch: "failed", plan: "skipped", note: "success" });
    expect(says(run, "fetch")).toContain(why);
  }
  expectEnds(await scene.preview({ merge_request: 2, pipeline: number(request) }), {
    tools: "failed",
    fetch: "skipped",
  });
  expectEnds((await scene.request(second, { fork: true })).preview, { fetch: "failed" });
  expect(scene.comment()).toBe(comment);
  expectEnds(await scene.preview({ merge_request: 1, pipeline: number(request) }), { note: "success" });
});

test("what is applied is what was shown, of this pipeline, of the newest commit", async () => {
  await open();
  const first = await scene.run(await merged("first", team({ vera: "admin" })), { play: NOT_YET });
  expectEnds(first, { "access gate": "success", "access apply": "manual" });
  expect(says(first, "access gate")).toContain("Invite `vera@example.com`");
  for (const [job, file] of [
    ["access gate", "access tools/tools.tar"],
    ["access apply", "access tools/tools.tar"],
    ["access apply", "access gate/plans.sealed"],
  ] as const) {
    const kept = `${first.artifacts}-kept`;
    await cp(first.artifacts, kept, { recursive: true });
    const play = async (next: string) => {
      if (next === job) await appendFile(join(first.artifacts, file), "x");
      return approved();
    };
    const ended = await scene.again(first, { failed: job === "access apply", play });
    expectEnds(ended, { [job]: "failed" });
    expect(says(ended, job)).toMatch(/computed checksum did NOT match/);
    await rm(first.artifacts, { recursive: true });
    await rename(kept, first.artifacts);
  }

  const second = await scene.run(await merged("second", team({ vera: "viewer" })), { play: NOT_YET });
  // The sealed plan of another pipeline: of the same state, so Terraform would take it.
  const plans = join(second.artifacts, "access gate");
  await rename(plans, `${plans}-kept`);
  await cp(join(first.artifacts, "access gate"), plans, { recursive: true });
  const swapped = await scene.again(second, { failed: true, play: approved });
  expect(says(swapped, "access apply")).toContain("These are not the plans that the gate showed.");
  await rm(plans, { recursive: true });
  await rename(`${plans}-kept`, plans);

  for (const [failed, job] of [
    [true, "access apply"],
    [false, "access gate"],
  ] as const) {
    const late = await scene.again(first, { failed, play: approved });
    expectEnds(late, { [job]: "failed" });
    expect(says(late, job)).toContain("the run of the newest commit applies");
  }
  expect(scene.control.invitations()).toEqual([]);
  expectEnds(await scene.again(second, { failed: true, play: approved }), DONE);
  expect(scene.roles()).toMatchObject({ "vera@example.com": "viewer" });
});

test("an approval is of the page that was written before it", async () => {
  await open();
  const run = await scene.run(await merged("first", team({ vera: "admin" })), { play: NOT_YET });
  const hourAgo = new Date(Date.now() - 3_600_000);
  for (const deployments of [
    [], // of another job
    [deployment()],
    [deployment(hourAgo)], // and then the gate ran again
    [deployment(new Date(Date.now() + 5000), "rejected")],
    [{ ...deployment(new Date(Date.now() + 5000)), rules: 0 }], // the environment asks for nobody
  ]) {
    await scene.forge.change(() => ({ deployments }));
    const ended = await scene.again(run, { failed: true, play: async () => true });
    expectEnds(ended, { "access gate": "success", "access apply": "failed" });
    expect(says(ended, "access apply")).toContain("Nobody approved this page");
  }
  expect(scene.control.invitations()).toEqual([]);
  expectEnds(await scene.again(run, { failed: true, play: approved }), DONE);
});

test("the code that synthesizes sets no variable where the keys are", async () => {
  await open();
  const evil = `${SYNTH}writeFileSync("tools.env", "BASH_ENV=$(touch owned)\\n");\n`;
  await scene.push("evil", { "team.json": team({ vera: "viewer" }), "synth.mjs": evil });
  const run = await scene.run(await scene.merge("evil"));
  expect(run.jobs["access synth"]?.dotenv).toEqual({});
  expectEnds(run, DONE);
});

test("where nobody is asked only what is harmless is applied, whatever variables a pipeline has", async () => {
  await open({ asks: false, pipelineVariables: "developer" });
  const variables = { UNATTENDED: "false", PROTECTED_BRANCH: "evil", TERRAFORM_BINARY_NAME: "/tmp/evil" };
  const admin = await merged("admin", team({ vera: "admin" }));
  const run = await scene.run(admin, {
    source: "web",
    variables: { ...variables, TF_CLI_ARGS_apply: "-destroy" },
  });
  expectEnds(run, { "access gate": "failed", "access apply": "skipped" });
  expect(says(run, "access gate")).toContain('Needs a person: "invite automox_user.vera"');
  const viewer = await merged("viewer", team({ vera: "viewer" }));
  expectEnds(await scene.run(viewer, { source: "web", variables }), DONE);
  expect(scene.roles()).toMatchObject({ "vera@example.com": "viewer" });
});

test("nobody sets a variable, no branch but main starts anything, and schedules tell by their descriptions", async () => {
  await open();
  const commit = await merged("first", team({ vera: "viewer" }));
  expect(() => scene.run(commit, { source: "web", variables: { UNATTENDED: "false" } })).toThrow(
    /Insufficient/,
  );
  await expect(scene.run(commit, { source: "web", branch: "evil" })).rejects.toThrow(/start no pipeline/);
  expectEnds(await scene.run(commit), DONE);
  scene.control.accept({ who: "vera@example.com" });
  const night = (description: string) =>
    scene.run(commit, { source: "schedule", predefined: { CI_PIPELINE_SCHEDULE_DESCRIPTION: description } });
  expect(statuses(await night("access drift"))).toEqual({
    "access tools": "success",
    "access synth": "success",
    "access drift": "success",
  });
  expect(scene.forge.world().issues).toEqual([]);
  scene.control.edit({ who: "vera@example.com", by: "console.user@example.com", set: { role: "admin" } });
  expectEnds(await night("access drift"), { "access drift": "success" });
  expect(scene.forge.world().issues).toMatchObject([{ state: "open", title: "Access drift: team" }]);
  expectEnds(await night("access export"), { "access export": "success" });
});
