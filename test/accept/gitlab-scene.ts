// A team that works by examples/gitops on GitLab: the project of the people, the one that previews, and a runner for both.
import { execFile } from "node:child_process";
import { appendFile, chmod, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Forge } from "../support/forge";
import {
  type PipelineEvent,
  type PipelineRun,
  type Play,
  type Project,
  retryPipeline,
  runPipeline,
  type Setting,
} from "../support/pipeline-run";
import { type GitopsScene, openGitopsScene } from "./gitops-scene";

const GITLAB = join(__dirname, "..", "..", "examples", "gitops", "gitlab");

type Own = "folder" | "control" | "forge" | "state" | "push" | "merge" | "comment" | "roles" | "touchState";

export interface GitlabScene extends Pick<GitopsScene, Own> {
  /** The pipeline of a merge request, and the preview that its job triggers. */
  request(head: string, more?: { fork?: boolean }): Promise<{ request: PipelineRun; preview: PipelineRun }>;
  /** With numbers of somebody's choice. */
  preview(inputs: { merge_request: number; pipeline: number }): Promise<PipelineRun>;
  /** A pipeline of main, or what the event says. */
  run(commit: string, more?: Partial<PipelineEvent>): Promise<PipelineRun>;
  again(run: PipelineRun, how?: { failed?: boolean; play?: Play }): Promise<PipelineRun>;
}

export interface GitlabTeam {
  /** Whether `automox` is protected with approvals, and the gate told so; default yes. */
  readonly asks?: boolean;
  readonly pipelineVariables?: Project["pipelineVariables"];
  project(at: { clone: string; states: string }): Promise<void>;
}

const READ = { key: "AUTOMOX_API_KEY", value: "key-that-can-only-read", isProtected: true };
const PLAN = { key: "PLAN_KEY", value: "a key that both environments have", isProtected: true };
const NOTES = { key: "GITLAB_TOKEN", value: "token-of-the-test", isProtected: true };

/** As gitlab/README.md has them. */
const settings = (): readonly Setting[] => [
  { ...READ, environment: "automox-plan" },
  { ...READ, environment: "automox-report" },
  { ...READ, value: process.env.AUTOMOX_API_KEY ?? "", environment: "automox" },
  { ...PLAN, environment: "automox-plan" },
  { ...PLAN, environment: "automox" },
  { ...NOTES, environment: "automox-report" },
  { ...NOTES, environment: "automox" },
  { key: "PREVIEW_TRIGGER", value: "glptt-trigger" },
  { key: "PREVIEW_PROJECT", value: "8" },
];
const PREVIEW_SETTINGS: readonly Setting[] = [
  { ...READ, environment: "automox-preview" },
  { ...NOTES, environment: "automox-note" },
];

export async function openGitlabScene({
  asks = true,
  pipelineVariables,
  project,
}: GitlabTeam): Promise<GitlabScene> {
  const scene = await openGitopsScene(async (at) => {
    for (const name of [".gitlab-ci.yml", "ci"])
      await cp(join(GITLAB, name), join(at.clone, name), { recursive: true });
    const apply = join(at.clone, "ci/apply.yml");
    const text = await readFile(apply, "utf8");
    await writeFile(apply, asks ? text : text.replace("UNATTENDED=false", "UNATTENDED=true"));
    await project(at);
  });
  const { folder, forge } = scene;
  const repository = join(folder, "origin.git");
  await forge.change(() => ({ repository }));
  const runner = { folder: join(folder, "runner"), env: await environmentOf(folder, forge.bin) };
  const previews = await previewProject(folder);
  const people: Project = {
    name: "acme/access",
    repository,
    settings: settings(),
    pipelineVariables: pipelineVariables ?? "no one allowed",
  };
  const preview: GitlabScene["preview"] = (inputs) =>
    runPipeline(runner, { project: previews, source: "trigger", commit: "main", inputs });
  /** Whoever starts the apply has approved it before. */
  const approve: Play = async (job) => {
    if (job === "access apply") await scene.forge.change(() => ({ deployments: [deployment(new Date())] }));
    return true;
  };
  return {
    ...scene,
    preview,
    run: (commit, more) =>
      runPipeline(runner, { project: people, source: "push", commit, play: approve, ...more }),
    again: (run, how) => retryPipeline(runner, run, how),
    async request(head, { fork = false } = {}) {
      const predefined = { CI_MERGE_REQUEST_IID: "1", CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main" };
      await git(folder, "-C", repository, "update-ref", "refs/merge-requests/1/head", head);
      const event = { project: people, source: "merge_request_event", commit: head, predefined } as const;
      const request = await runPipeline(runner, event);
      await tell(forge, { request, head, fork });
      return { request, preview: await preview(await triggered(folder)) };
    },
  };
}

/** Of every job: they have one number here. */
export const deployment = (approved?: Date, status = "approved") => ({
  id: 41,
  job: 4100,
  approvals: approved === undefined ? [] : [{ status, created_at: approved.toISOString() }],
});

/** What GitLab knows of the request from now on. */
async function tell(
  forge: Forge,
  { request, head, fork }: { request: PipelineRun; head: string; fork: boolean },
): Promise<void> {
  const configuration = join(request.artifacts, "access synth/configuration.tar");
  await forge.change(({ requests: { 1: before }, synthesized }) => {
    const pipelines = [...(before?.pipelines ?? []), { id: Number(request.id), sha: head }];
    return {
      requests: { 1: { author: "ada", comments: before?.comments ?? [], head, fork, pipelines } },
      synthesized: { ...synthesized, [request.id]: configuration },
    };
  });
}

/** The two numbers that the job of a request handed to the second project. */
async function triggered(folder: string): Promise<{ merge_request: number; pipeline: number }> {
  const call = await readFile(join(folder, "home", "triggered"), "utf8");
  expect(call).toContain("token=glptt-trigger\n");
  expect(call).toContain("https://gitlab.example.com/api/v4/projects/8/trigger/pipeline\n");
  const input = (name: string) => Number(new RegExp(`^inputs\\[${name}\\]=(\\d+)$`, "m").exec(call)?.[1]);
  return { merge_request: input("merge_request"), pipeline: input("pipeline") };
}

/** A trigger is told to a file, and the addresses of GitLab are repositories of this machine. */
async function environmentOf(folder: string, bin: string): Promise<Record<string, string>> {
  const home = join(folder, "home");
  await writeFile(join(bin, "curl"), `#!/bin/sh\nprintf '%s\\n' "$@" > "${join(home, "triggered")}"\n`);
  await chmod(join(bin, "curl"), 0o755);
  const url = "https://gitlab-ci-token:token-of-the-job@gitlab.example.com/acme/access.git";
  const config = `[url "${join(folder, "origin.git")}"]
	insteadOf = ${url}
`;
  await appendFile(join(home, ".gitconfig"), config);
  return { HOME: home, PATH: `${bin}:${process.env.PATH}` };
}

async function previewProject(folder: string): Promise<Project> {
  const [repository, clone] = [join(folder, "preview.git"), join(folder, "preview")];
  await mkdir(clone);
  await cp(join(GITLAB, "preview/.gitlab-ci.yml"), join(clone, ".gitlab-ci.yml"));
  await git(folder, "init", "--quiet", "--bare", "--initial-branch=main", repository);
  await git(folder, "-C", clone, "init", "--quiet", "--initial-branch=main");
  await git(folder, "-C", clone, "add", "--all");
  const author = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
  await git(folder, "-C", clone, ...author, "commit", "--quiet", "--message=The preview");
  await git(folder, "-C", clone, "push", "--quiet", repository, "main");
  return {
    name: "acme/preview",
    repository,
    settings: PREVIEW_SETTINGS,
    pipelineVariables: "no one allowed",
  };
}

const git = (folder: string, ...args: readonly string[]) =>
  promisify(execFile)("git", args, { env: { PATH: process.env.PATH, HOME: join(folder, "home") } });
