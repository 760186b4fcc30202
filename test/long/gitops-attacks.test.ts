// What somebody who may push tries against examples/gitops, each beside what is honest: over real Git and real Terraform.
// What a configuration may not hold is in test/stories/gitops/check-configuration.test.ts.
import { existsSync } from "node:fs";
import { appendFile, cp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expectEnd, type GitopsScene, openGitopsScene } from "../accept/gitops-scene";
import type { Before, WorkflowRun } from "../support/workflow-run";

/** A project without constructs: its code hands on a file. */
const SYNTH = `import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
if (readFileSync("package.json", "utf8").includes("owned")) throw new Error("started by the request's own settings");
mkdirSync("cdktf.out/stacks/team", { recursive: true });
cpSync("team.json", "cdktf.out/stacks/team/cdk.tf.json");
writeFileSync("cdktf.out/manifest.json", "{}");
`;

const people = (roles: Readonly<Record<string, string>>) => ({
  automox_user: Object.fromEntries(
    Object.entries(roles).map(([name, role]) => [
      name,
      { email: `${name}@example.com`, first_name: name, last_name: "Example", role },
    ]),
  ),
});

const configuration = (states: string, roles: Readonly<Record<string, string>>, more: object = {}) => {
  const address = `${states}team`;
  const http = { address, lock_address: address, unlock_address: address };
  const automox = { source: "automox-iac/automox", version: "~> 0.1.0" };
  return JSON.stringify({
    terraform: { backend: { http }, required_providers: { automox } },
    provider: { automox: [{ org_id: 12345 }] },
    resource: people(roles),
    ...more,
  });
};

let scene: GitopsScene;
let team: (roles: Readonly<Record<string, string>>, more?: object) => string;
const open = async () => {
  scene = await openGitopsScene(async ({ clone, states }) => {
    team = (roles, more) => configuration(states, roles, more);
    await writeFile(join(clone, "synth.mjs"), SYNTH);
    await writeFile(join(clone, "team.json"), team({}));
  });
};

const says = (run: WorkflowRun, job: string) => run.jobs[job]?.log ?? "";

test("a request is planned by what the protected branch has, whatever it changes", async () => {
  await open();
  const honest = await scene.push("honest", { "team.json": team({ vera: "viewer" }) });
  expectEnd((await scene.request("honest", honest)).preview.jobs.comment, "success");
  expect(scene.comment()).toContain("Invite `vera@example.com`");
  expect(scene.comment()).not.toContain("which decides");

  // The rules and the list of what is allowed widened, a workflow rewritten, and a program that planning would run.
  const marker = join(scene.folder, "owned");
  const data = { external: { owned: { program: ["touch", marker] } } };
  const evil = await scene.push("evil", {
    "team.json": team({ vera: "viewer" }, { data }),
    "access.yaml": "guards: { AMX006: off }\n",
    "package.json": (text) => text.replace("cdktf synth", "owned"),
    "access.allowed.json": (text) => text.replace('"automox_self"', '"automox_self","external"'),
    ".github/workflows/preview.yml": (text) => text.replaceAll("tools/scripts/preview.sh", "env; true"),
  });
  const { preview } = await scene.request("evil", evil);
  expectEnd(preview.jobs.plan, "failure");
  expect(says(preview, "plan")).toContain("Refused: stack team, data external: is no type that may be there");
  expectEnd(preview.jobs.comment, "success");
  expect(scene.forge.world().requests[1]?.comments).toHaveLength(1);
  expect(scene.comment()).toContain(
    "`.github/workflows/preview.yml` `access.allowed.json` `access.yaml` `package.json`, which decides",
  );
  expect(scene.comment()).toContain(`There is no preview of ${evil}`);
  expect(existsSync(marker)).toBe(false);

  // The rule it switched off is asked all the same.
  const admin = { "team.json": team({ vera: "admin" }), "access.yaml": "guards: { AMX006: off }\n" };
  await scene.request("admin", await scene.push("admin", admin));
  expect(scene.comment()).toMatch(/AMX006[^\n]*warn/i);

  // What lies where the synthesis goes ends the run, and a fork gets no preview.
  const decoy = { ".gitignore": "node_modules\n", "cdktf.out/stacks/team/evil.tf": "" };
  const { request, preview: none } = await scene.request("decoy", await scene.push("decoy", decoy));
  expect([says(request, "synth"), none.jobs.comment?.conclusion]).toEqual([
    expect.stringContaining("cdktf.out is in the repository."),
    "skipped",
  ]);
  const workflow_run = {
    event: "pull_request",
    conclusion: "success",
    head_repository: { full_name: "mallory/access" },
  };
  const fork = await scene.run("preview", { name: "workflow_run", commit: honest, event: { workflow_run } });
  expectEnd(fork.jobs.build, "skipped");

  // On a branch there is no secret, whoever starts what; after the merge the same check refuses it.
  const byHand = { name: "workflow_dispatch", commit: honest, ref: "refs/heads/honest" } as const;
  expectEnd((await scene.run("apply", byHand)).jobs.gate, "failure");
  expectEnd((await scene.run("drift", byHand)).jobs.drift, "skipped");
  expectEnd((await scene.run("export", byHand)).jobs.export, "skipped");
  expect(scene.control.invitations()).toEqual([]);
});

const merged = async (name: string, text: string) => {
  await scene.push(name, { "team.json": text });
  return scene.merge(name);
};

test("what is applied is what was shown, of this run, of the newest commit", async () => {
  await open();
  // The approval comes when something else has been merged.
  let newest = "";
  const first = await scene.apply(await merged("first", team({ vera: "admin" })), async (job) => {
    if (job === "apply") newest = await merged("second", team({ vera: "viewer", wim: "viewer" }));
    return true;
  });
  expectEnd(first.jobs.gate, "success");
  expectEnd(first.jobs.apply, "failure");
  expect(says(first, "apply")).toContain("the run of the newest commit applies");
  const again = await scene.again(first);
  expectEnd(again.jobs.gate, "failure");
  expect(says(again, "gate")).toContain("the run of the newest commit applies");
  await tamperedWith(first);

  // The sealed plan of another run: of the same state, so Terraform would take it.
  const swapped = await scene.apply(newest, async (job, { artifacts }) => {
    const file = join("plans", "plans.sealed");
    if (job === "apply") await cp(join(artifactsOf(first), file), join(artifacts, file));
    return true;
  });
  expectEnd(swapped.jobs.apply, "failure");
  expect(says(swapped, "apply")).toContain("These are not the plans that the gate showed.");
  expect(scene.control.invitations()).toEqual([]);

  const approved = await scene.apply(newest);
  expectEnd(approved.jobs.apply, "success");
  expect(scene.roles()).toMatchObject({ "vera@example.com": "viewer", "wim@example.com": "viewer" });

  // GitHub asks nobody again when a job of a run that was approved is started again.
  scene.control.edit({ who: "vera@example.com", by: "console.user@example.com", set: { role: "operator" } });
  const repeated = await scene.again(approved);
  expectEnd(repeated.jobs.gate, "failure");
  expect(says(repeated, "gate")).toContain("start a new run");
  expect(scene.roles()).toMatchObject({ "vera@example.com": "operator" });
});

const artifactsOf = ({ id }: WorkflowRun) => join(scene.folder, "runner", "artifacts", id);

/** Artifacts that were changed, before the plan or while people read its page. */
async function tamperedWith(run: WorkflowRun): Promise<void> {
  for (const [job, file] of [
    ["gate", "tools/tools.tar"],
    ["gate", "configuration/configuration.tar"],
    ["apply", "tools/tools.tar"],
    ["apply", "plans/plans.sealed"],
  ] as const) {
    const [artifacts, kept] = [artifactsOf(run), `${artifactsOf(run)}-kept`];
    await cp(artifacts, kept, { recursive: true });
    const before: Before = async (next) => {
      if (next === job) await appendFile(join(artifacts, file), "x");
      return true;
    };
    const ended = await scene.again(run, { failed: job === "apply", before });
    expectEnd(ended.jobs[job], "failure");
    expect(says(ended, job)).toMatch(/computed checksum did NOT match/);
    await rm(artifacts, { recursive: true });
    await rename(kept, artifacts);
  }
}

test("where nobody is asked only what is harmless is applied, and what changes nobody is applied, too", async () => {
  await open();
  await scene.forge.change(() => ({ asks: false }));
  expectEnd((await scene.apply(await merged("first", team({ vera: "viewer" })))).jobs.apply, "success");
  expect(scene.roles()).toMatchObject({ "vera@example.com": "viewer" });
  const admin = await merged("second", team({ vera: "admin" }));
  const second = await scene.apply(admin);
  expectEnd(second.jobs.gate, "failure");
  expect(says(second, "gate")).toContain('Needs a person: "raise automox_user.vera"');
  expect(second.jobs.gate?.summary).toContain("vera@example.com");
  expectEnd(second.jobs.apply, "skipped");

  // Somebody is asked now, and somebody was at the state while they read.
  await scene.forge.change(() => ({ asks: true }));
  const before: Before = async (job) => {
    if (job === "apply") await scene.touchState();
    return true;
  };
  const stale = await scene.apply(admin, before);
  expectEnd(stale.jobs.apply, "failure");
  expect(says(stale, "apply")).toContain("Start a new run: it is planned and approved anew.");
  expect(scene.roles()).toMatchObject({ "vera@example.com": "viewer" });

  // No word of a text of somebody is a command of the runner.
  const input = "\n  ::set-output name=sha256::owned\n##[error]owned\n";
  const resource = { ...people({ vera: "viewer" }), terraform_data: { other: { input } } };
  const other = await scene.apply(await merged("other", team({ vera: "viewer" }, { resource })));
  expectEnd(other.jobs.apply, "success");
  expect(scene.state()).toContain("terraform_data");
  expect([other.jobs.gate?.log, other.jobs.gate?.commands]).toEqual([expect.stringContaining("owned"), []]);
});
