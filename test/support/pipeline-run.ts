// Runs pipelines of GitLab on this machine: the files as the commit has them, each job in a folder of its own, artifacts and
// dotenv of the same pipeline, variables by their precedence, secrets by environment and protected branch.
import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { type JobRun, type PipelineJob, runPipelineJob } from "./pipeline-job";
import { git } from "./workflow-actions";

type Variables = Readonly<Record<string, string>>;

/** As in the settings of a project. */
export interface Setting {
  readonly key: string;
  readonly value: string;
  /** Default all. */
  readonly environment?: string;
  readonly isProtected?: boolean;
}

export interface Project {
  readonly name: string;
  /** Bare. */
  readonly repository: string;
  readonly settings: readonly Setting[];
  /** The setting "Minimum role to use pipeline variables". */
  readonly pipelineVariables: "no one allowed" | "developer";
}

export interface Pipelines {
  readonly folder: string;
  /** Of every job, before its own. */
  readonly env: Variables;
}

export interface PipelineEvent {
  readonly project: Project;
  readonly source: "merge_request_event" | "push" | "web" | "schedule" | "trigger";
  readonly commit: string;
  /** Of a merge request there is none; default main. */
  readonly branch?: string;
  /** Those of the source, such as CI_MERGE_REQUEST_IID. */
  readonly predefined?: Variables;
  readonly variables?: Variables;
  readonly inputs?: Readonly<Record<string, number>>;
  readonly play?: Play;
}

/** Called before each job; `false` of a manual one says that nobody started it. */
export type Play = (job: string, pipeline: { readonly artifacts: string }) => Promise<boolean>;

export interface PipelineRun {
  readonly id: string;
  readonly event: PipelineEvent;
  readonly jobs: Readonly<Record<string, JobRun>>;
  /** A folder a job. */
  readonly artifacts: string;
}

interface Config {
  readonly stages: readonly string[];
  readonly include?: readonly { readonly local: string }[];
  readonly workflow: { readonly rules: readonly Rule[] };
}
interface Rule {
  readonly if?: string;
  readonly when?: string;
}
interface Job extends PipelineJob {
  readonly extends?: string;
  readonly stage: string;
  readonly rules?: readonly Rule[];
  readonly needs?: readonly string[];
  readonly environment?: { readonly name: string };
}

const KEYWORDS = ["stages", "include", "default", "workflow"];
const FIRST_ID = 5000;
let pipelines = FIRST_ID;

/** Throws Error where GitLab starts no pipeline. */
export function runPipeline(runner: Pipelines, event: PipelineEvent): Promise<PipelineRun> {
  if (event.variables !== undefined && event.project.pipelineVariables === "no one allowed")
    throw new Error("Insufficient permissions to set pipeline variables");
  pipelines += 1;
  return run(runner, { id: `${pipelines}`, event, kept: {} });
}

/** Again, without the jobs that succeeded if `failed`: with their artifacts and dotenv. */
export function retryPipeline(
  runner: Pipelines,
  { id, event, jobs }: PipelineRun,
  { failed = false, play }: { failed?: boolean; play?: Play } = {},
): Promise<PipelineRun> {
  const succeeded = Object.entries(jobs).filter(([, { status }]) => status === "success");
  const kept = failed ? Object.fromEntries(succeeded) : {};
  return run(runner, { id, event: { ...event, ...(play && { play }) }, kept });
}

async function run(
  runner: Pipelines,
  { id, event, kept }: { id: string; event: PipelineEvent; kept: Readonly<Record<string, JobRun>> },
): Promise<PipelineRun> {
  const { project, commit, play = async () => true } = event;
  const { stages, workflow, jobs } = await configuration(event);
  const predefined = predefinedOf(runner, { id, event });
  if (!matching(workflow.rules, predefined)) throw new Error("The rules of the workflow start no pipeline.");
  const artifacts = join(runner.folder, "artifacts", id);
  await mkdir(artifacts, { recursive: true });
  const done: Record<string, JobRun> = {};
  for (const [name, job] of stages.flatMap((stage) => jobs.filter(([, each]) => each.stage === stage))) {
    const rule = matching(job.rules ?? [{}], predefined);
    if (rule === undefined) continue;
    const needs = job.needs ?? [];
    const isReady = needs.every((needed) => done[needed]?.status === "success");
    if (kept[name] !== undefined) done[name] = kept[name];
    else if ((!isReady && rule.when !== "always") || (await play(name, { artifacts })) === false)
      done[name] = { status: isReady ? "manual" : "skipped", log: "", dotenv: {} };
    else {
      const dotenv = Object.assign({}, ...needs.map((needed) => done[needed]?.dotenv ?? {}));
      const env = {
        ...runner.env,
        ...predefined,
        ...job.variables,
        ...dotenv,
        ...settingsFor(event, job.environment?.name),
        ...event.variables,
      };
      const folder = await mkdtemp(join(runner.folder, `${id}-`));
      done[name] = await runPipelineJob(job, {
        name,
        folder,
        artifacts,
        needs,
        env,
        commit,
        from: project.repository,
      });
    }
  }
  return { id, event, jobs: done, artifacts };
}

/** Protected ones for a protected branch alone: here main. */
function settingsFor(
  { project, source, branch = "main" }: PipelineEvent,
  environment: string | undefined,
): Variables {
  const isProtected = source !== "merge_request_event" && branch === "main";
  const seen = project.settings.filter(
    (each) => (!each.isProtected || isProtected) && (each.environment ?? environment) === environment,
  );
  return Object.fromEntries(seen.map(({ key, value }) => [key, value]));
}

function predefinedOf(runner: Pipelines, { id, event }: { id: string; event: PipelineEvent }): Variables {
  const { source, branch = "main", commit, project } = event;
  return {
    GITLAB_CI: "true",
    CI_PIPELINE_ID: id,
    CI_PIPELINE_SOURCE: source,
    CI_COMMIT_SHA: commit,
    ...(source !== "merge_request_event" && { CI_COMMIT_BRANCH: branch }),
    CI_DEFAULT_BRANCH: "main",
    CI_PROJECT_ID: "7",
    CI_JOB_ID: "4100",
    CI_JOB_TOKEN: "token-of-the-job",
    CI_JOB_URL: `https://gitlab.example.com/${project.name}/-/jobs/1`,
    CI_API_V4_URL: "https://gitlab.example.com/api/v4",
    CI_REPOSITORY_URL: `https://gitlab-ci-token:token-of-the-job@gitlab.example.com/${project.name}.git`,
    ...runner.env,
    ...event.predefined,
  };
}

/** The file of the commit and what it includes, with inputs and `extends` resolved; jobs by name in their order. */
async function configuration({ project, commit, inputs = {} }: PipelineEvent) {
  const read = async (path: string): Promise<Record<string, unknown>> => {
    const text = await git("-C", project.repository, "show", `${commit}:${path}`);
    const filled = text.replaceAll(/\$\[\[ inputs\.(\w+) \]\]/g, (_, name: string) => `${inputs[name]}`);
    return parseAllDocuments(filled).at(-1)?.toJS() ?? {};
  };
  const main = await read(".gitlab-ci.yml");
  const { include = [], stages, workflow } = main as unknown as Config;
  const files = await Promise.all(include.map(({ local }) => read(local.slice(1))));
  const all = Object.entries(Object.assign({}, main, ...files)).filter(([name]) => !KEYWORDS.includes(name));
  const byName = new Map(all as [string, Job][]);
  const jobs = [...byName].flatMap(([name, job]): [string, Job][] => {
    const base = job.extends === undefined ? undefined : byName.get(job.extends);
    return name.startsWith(".") ? [] : [[name, { ...base, ...job }]];
  });
  return { stages, workflow, jobs };
}

const matching = (rules: readonly Rule[], variables: Variables) =>
  rules.find((rule) => rule.if === undefined || holds(rule.if, variables));

/** Texts, variables, ==, != and &&: as much as the examples use. */
function holds(expression: string, variables: Variables): boolean {
  return expression.split(" && ").every((part) => {
    const [left = "", sign, right = ""] = part.split(/ (==|!=) /);
    const value = (word: string) => (word.startsWith("$") ? variables[word.slice(1)] : word.slice(1, -1));
    if (sign === undefined) return Boolean(value(left));
    return (value(left) === value(right)) === (sign === "==");
  });
}
