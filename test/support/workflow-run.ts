// Runs workflows of GitHub Actions on this machine: the steps as they stand in the file that the commit has, each job in a
// folder of its own, artifacts by run and outputs between them, secrets by environment. A workflow may use another of the
// same commit. Jobs run one after another, in the order of the file.
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { git } from "./workflow-actions";
import { type Contexts, holds, interpolate } from "./workflow-expression";
import { type JobRun, type Runner, runSteps, type Step } from "./workflow-steps";

export type { JobRun, Runner } from "./workflow-steps";

export interface RunEvent {
  readonly name: "push" | "pull_request" | "workflow_run" | "workflow_dispatch";
  readonly commit: string;
  /** Default the main branch. */
  readonly ref?: string;
  readonly event?: unknown;
  readonly before?: Before;
}

/** Called before every job; `false` of a job with an environment is what people who must approve said. */
export type Before = (
  job: string,
  run: { readonly artifacts: string; readonly jobs: Jobs },
) => Promise<boolean>;

/** By path: `gate`, `build`, `build/tools`. */
type Jobs = Readonly<Record<string, JobRun>>;

export interface WorkflowRun {
  readonly id: string;
  readonly workflow: string;
  readonly event: RunEvent;
  readonly jobs: Jobs;
  readonly attempt: number;
}

interface Job {
  readonly name?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: string;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: { readonly workflow_call?: { readonly outputs?: Record<string, { readonly value: string }> } };
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Going {
  readonly runner: Runner;
  readonly id: string;
  readonly event: RunEvent;
  readonly before: Before;
  readonly jobs: Record<string, JobRun>;
  readonly attempt: number;
  /** Jobs that succeeded when this ran before. */
  readonly kept: Jobs;
}

const NOTHING: Before = async () => true;

/** `workflow` without its ending: `apply`. */
export async function runWorkflow(runner: Runner, workflow: string, event: RunEvent): Promise<WorkflowRun> {
  const folder = await mkdtemp(join(runner.folder, `${workflow}-`));
  const id = folder.slice(runner.folder.length + 1);
  return start(workflow, {
    runner,
    id,
    event,
    before: event.before ?? NOTHING,
    jobs: {},
    attempt: 1,
    kept: {},
  });
}

/** All jobs again, or with `failed` only those that did not succeed: with artifacts and outputs of the first attempt. */
export async function runAgain(
  runner: Runner,
  { id, workflow, event, jobs, attempt }: WorkflowRun,
  { failed = false, before = NOTHING }: { failed?: boolean; before?: Before } = {},
): Promise<WorkflowRun> {
  const succeeded = Object.entries(jobs).filter(([, { conclusion }]) => conclusion === "success");
  const kept = failed ? Object.fromEntries(succeeded) : {};
  return start(workflow, { runner, id, event, before, jobs: {}, attempt: attempt + 1, kept });
}

async function start(workflow: string, going: Going): Promise<WorkflowRun> {
  await runFile(workflow, going);
  const { id, event, jobs, attempt } = going;
  return { id, workflow, event, jobs, attempt };
}

/** Answers the outputs of a called workflow. */
async function runFile(
  name: string,
  going: Going,
  { prefix = "", inputs = {} }: { prefix?: string; inputs?: Readonly<Record<string, string>> } = {},
): Promise<Record<string, string>> {
  const { runner, event, jobs } = going;
  const file = `${event.commit}:.github/workflows/${name}.yml`;
  const workflow = parse(await git("-C", runner.repository, "show", file)) as Workflow;
  const own = (id: string) => jobs[`${prefix}${id}`];
  for (const [id, job] of Object.entries(workflow.jobs)) {
    const needs = [job.needs ?? []].flat().map((needed) => [needed, own(needed)] as const);
    const contexts: Contexts = {
      github: githubOf(going),
      inputs,
      needs: Object.fromEntries(needs.map(([key, run]) => [key, { ...run, result: run?.conclusion }])),
      secrets: (job.environment === undefined ? undefined : runner.secrets[job.environment]) ?? {},
    };
    const failed = needs.some(([, run]) => run?.conclusion !== "success");
    jobs[`${prefix}${id}`] =
      going.kept[`${prefix}${id}`] ??
      (holds(job.if, contexts, { failed })
        ? await runJob(job, `${prefix}${id}`, { going, contexts })
        : ENDED.skipped);
  }
  const contexts = { jobs: Object.fromEntries(Object.keys(workflow.jobs).map((id) => [id, own(id)])) };
  return Object.fromEntries(
    Object.entries(workflow.on.workflow_call?.outputs ?? {}).map(([key, { value }]) => [
      key,
      interpolate(value, contexts, { failed: false }),
    ]),
  );
}

const githubOf = ({ id, event }: Going) => ({
  repository: "acme/access",
  server_url: "https://github.com",
  sha: event.commit,
  ref: event.ref ?? MAIN,
  base_ref: event.name === "pull_request" ? "main" : "",
  run_id: id,
  token: "token-of-the-test",
  event: event.event,
  event_name: event.name,
});

const MAIN = "refs/heads/main";

const NO_RUN = { outputs: {}, log: "", commands: [], summary: "" };
const ENDED = {
  skipped: { ...NO_RUN, conclusion: "skipped" },
  forbidden: { ...NO_RUN, conclusion: "failure", log: "The branch may not use this environment." },
  rejected: { ...NO_RUN, conclusion: "failure", log: "Those who were asked said no." },
} as const satisfies Record<string, JobRun>;

async function runJob(
  job: Job,
  path: string,
  { going, contexts }: { going: Going; contexts: Contexts },
): Promise<JobRun> {
  const { runner, id, event, before, jobs, attempt } = going;
  if (job.uses !== undefined) {
    const inputs = Object.fromEntries(
      Object.entries(job.with ?? {}).map(([key, text]) => [
        key,
        interpolate(text, contexts, { failed: false }),
      ]),
    );
    const called = job.uses.replace("./.github/workflows/", "").replace(".yml", "");
    const outputs = await runFile(called, going, { prefix: `${path}/`, inputs });
    const failed = Object.entries(jobs).some(
      ([inner, { conclusion }]) => inner.startsWith(`${path}/`) && conclusion === "failure",
    );
    return { ...NO_RUN, conclusion: failed ? "failure" : "success", outputs };
  }
  if (job.environment !== undefined && (event.ref ?? MAIN) !== MAIN) return ENDED.forbidden;
  const artifacts = join(runner.folder, "artifacts", id);
  if ((await before(path, { artifacts, jobs })) === false) return ENDED.rejected;
  const folder = await mkdtemp(join(runner.folder, id, "job-"));
  const { steps = [], outputs = {} } = job;
  return runSteps({ steps, outputs }, { runner, commit: event.commit, run: id, attempt, folder, contexts });
}
