// Runs workflows of GitHub Actions on this machine: the steps as they stand in the file that the commit has, each job in a
// fresh clone, artifacts and outputs between them. Actions of others are replaced by the little they do for us here.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { exitCodeOf } from "./exit-code";
import { type Contexts, holds, interpolate } from "./workflow-expression";

export interface Runner {
  /** Bare. */
  readonly repository: string;
  readonly folder: string;
  /** Of every step, before its own; what GitHub and its images set is added. */
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly vars: Readonly<Record<string, string>>;
}

export interface RunEvent {
  readonly commit: string;
  readonly event?: unknown;
  readonly inputs?: Readonly<Record<string, string>>;
}

export interface JobRun {
  readonly conclusion: "success" | "failure" | "skipped";
  readonly outputs: Readonly<Record<string, string>>;
  /** What every step printed, and the commands it was. */
  readonly log: string;
  readonly summary: string;
  readonly workspace: string;
}

export interface WorkflowRun {
  readonly id: string;
  readonly jobs: Readonly<Record<string, JobRun>>;
}

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

interface Job {
  readonly needs?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

const git = (...args: string[]) => promisify(execFile)("git", args).then(({ stdout }) => stdout);

/** `name` without its ending: `review`. Jobs run one after another, in the order of the file. */
export async function runWorkflow(runner: Runner, name: string, event: RunEvent): Promise<WorkflowRun> {
  const file = `${event.commit}:.github/workflows/${name}.yml`;
  const workflow = parse(await git("-C", runner.repository, "show", file)) as {
    jobs: Readonly<Record<string, Job>>;
  };
  const folder = await mkdtemp(join(runner.folder, `${name}-`));
  const id = folder.slice(runner.folder.length + 1);
  const jobs: Record<string, JobRun> = {};
  for (const [jobId, job] of Object.entries(workflow.jobs)) {
    const needed = job.needs === undefined ? undefined : jobs[job.needs];
    const contexts: Contexts = {
      github: {
        repository: "acme/access",
        sha: event.commit,
        token: "token-of-the-test",
        event: event.event,
      },
      secrets: runner.secrets,
      vars: runner.vars,
      inputs: event.inputs ?? {},
      needs: job.needs === undefined ? {} : { [job.needs]: needed },
      runner: { temp: join(folder, jobId, "temp") },
    };
    const failed = needed !== undefined && needed.conclusion !== "success";
    jobs[jobId] = holds(job.if, contexts, { failed })
      ? await runJob(job, { runner, event, contexts, folder: join(folder, jobId), run: id })
      : { conclusion: "skipped", outputs: {}, log: "", summary: "", workspace: "" };
  }
  return { id, jobs };
}

interface Place {
  readonly runner: Runner;
  readonly event: RunEvent;
  readonly contexts: Contexts;
  readonly folder: string;
  readonly run: string;
}

/** The files by which a step tells the next ones something. */
const CHANNELS = ["GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"] as const;

/** What the steps of a job have said so far. */
interface Said {
  readonly steps: Record<string, { outputs: Record<string, string> }>;
  readonly env: Record<string, string>;
  readonly paths: string[];
  failed: boolean;
  log: string;
  summary: string;
}

async function runJob(job: Job, place: Place): Promise<JobRun> {
  const { folder } = place;
  const workspace = join(folder, "work");
  await mkdir(workspace, { recursive: true });
  await mkdir(join(folder, "temp"));
  const said: Said = { steps: {}, env: {}, paths: [], failed: false, log: "", summary: "" };
  const contexts = { ...place.contexts, steps: said.steps };
  for (const [index, step] of job.steps.entries()) {
    if (!holds(step.if, contexts, said)) continue;
    said.log += `--- ${step.name ?? step.uses ?? step.run}\n`;
    const fill = (values: Readonly<Record<string, string>> = {}) =>
      Object.fromEntries(
        Object.entries(values).map(([key, text]) => [key, interpolate(String(text), contexts, said)]),
      );
    if (step.uses === undefined) await runShellStep(step, { job, place, workspace, index, said, fill });
    else
      await runAction(step.uses.split("@")[0] ?? "", fill(step.with), { ...place, folder: workspace }).catch(
        (error: unknown) => {
          said.failed = true;
          said.log += `${error}\n`;
        },
      );
  }
  const outputs = Object.fromEntries(
    Object.entries(job.outputs ?? {}).map(([key, text]) => [key, interpolate(text, contexts, said)]),
  );
  const { failed, log, summary } = said;
  return { conclusion: failed ? "failure" : "success", outputs, log, summary, workspace };
}

interface ShellStep {
  readonly job: Job;
  readonly place: Place;
  readonly workspace: string;
  readonly index: number;
  readonly said: Said;
  fill(values?: Readonly<Record<string, string>>): Record<string, string>;
}

async function runShellStep(
  step: Job["steps"][number],
  { job, place, workspace, index, said, fill }: ShellStep,
): Promise<void> {
  const { runner, event, folder } = place;
  const channels = Object.fromEntries(CHANNELS.map((name) => [name, join(folder, `${index}-${name}`)]));
  for (const file of Object.values(channels)) await writeFile(file, "");
  const env = {
    ...runner.env,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_REPOSITORY: "acme/access",
    GITHUB_SHA: event.commit,
    RUNNER_TEMP: join(folder, "temp"),
    ...channels,
    ...fill(job.env),
    ...said.env,
    ...fill(step.env),
    PATH: [...said.paths]
      .reverse()
      .concat(runner.env.PATH ?? "")
      .join(":"),
  };
  const { code, output } = await shell(step.run ?? "", { cwd: workspace, env });
  said.log += output;
  const told = async (name: (typeof CHANNELS)[number]) => readFile(channels[name] ?? "", "utf8");
  if (step.id !== undefined) said.steps[step.id] = { outputs: pairs(await told("GITHUB_OUTPUT")) };
  Object.assign(said.env, pairs(await told("GITHUB_ENV")));
  said.paths.push(...(await told("GITHUB_PATH")).split("\n").filter((line) => line !== ""));
  said.summary += await told("GITHUB_STEP_SUMMARY");
  if (code === 0) return;
  said.failed = true;
  said.log += `--- ended with ${code}\n`;
}

/** As the steps write it: one NAME=VALUE a line. */
const pairs = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => {
        const at = line.indexOf("=");
        if (at < 1) throw new Error(`No NAME=VALUE: ${line}`);
        return [line.slice(0, at), line.slice(at + 1)];
      }),
  );

async function runAction(
  action: string,
  input: Readonly<Record<string, string>>,
  { runner, event, folder, run }: Place,
): Promise<void> {
  const store = (id: string) => join(runner.folder, "artifacts", id, input.name ?? "");
  switch (action) {
    case "actions/checkout":
      await git("clone", "--quiet", "--no-checkout", runner.repository, folder);
      await git("-C", folder, "checkout", "--quiet", "--detach", event.commit);
      return;
    case "actions/setup-node":
    case "hashicorp/setup-terraform":
      return; // are here
    case "actions/upload-artifact":
      return cp(resolve(folder, input.path ?? ""), store(run), { recursive: true });
    case "actions/download-artifact":
      return cp(store(input["run-id"] ?? run), resolve(folder, input.path ?? ""), { recursive: true });
    default:
      throw new Error(`What ${action} does is not known here.`);
  }
}

/** Without `shell:` GitHub runs `bash -e`. */
function shell(
  script: string,
  { cwd, env }: { cwd: string; env: Readonly<Record<string, string>> },
): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    execFile(
      "bash",
      ["-e", "-c", script],
      { cwd, env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        done({ code: exitCodeOf(error), output: stdout + stderr });
      },
    );
  });
}
