// One job of a pipeline of GitLab: one shell for all its lines, artifacts in and out.
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { exitCodeOf } from "./exit-code";
import { git } from "./workflow-actions";

type Variables = Readonly<Record<string, string>>;

export interface PipelineJob {
  readonly variables?: Variables;
  readonly before_script?: readonly string[];
  readonly script: readonly string[];
  readonly artifacts?: {
    readonly when?: string;
    readonly paths?: readonly string[];
    readonly reports?: { readonly dotenv?: string };
  };
}

export interface JobRun {
  /** `manual` was not started by anybody. */
  readonly status: "success" | "failed" | "manual" | "skipped";
  readonly log: string;
  readonly dotenv: Variables;
}

interface Place {
  readonly name: string;
  readonly folder: string;
  /** Of the pipeline. */
  readonly artifacts: string;
  readonly needs: readonly string[];
  readonly env: Variables;
  readonly from: string;
  readonly commit: string;
}

export async function runPipelineJob(job: PipelineJob, place: Place): Promise<JobRun> {
  const { name, folder, artifacts, needs, env } = place;
  const work = join(folder, "work");
  if (env.GIT_STRATEGY === "empty") await mkdir(work);
  else {
    await git("clone", "--quiet", "--no-checkout", place.from, work);
    await git("-C", work, "checkout", "--quiet", "--detach", place.commit);
    await git("-C", work, "remote", "set-url", "origin", env.CI_REPOSITORY_URL ?? "");
  }
  for (const needed of needs) await copyIfThere(join(artifacts, needed), work);
  const lines = ["set -eo pipefail", ...(job.before_script ?? []), ...job.script].join("\n");
  const log = join(folder, "log");
  const code = await new Promise<number>((done) => {
    const shell = 'exec bash -c "$0" >"$1" 2>&1';
    execFile("bash", ["-c", shell, lines, log], { cwd: work, env }, (error) => done(exitCodeOf(error)));
  });
  const { when, paths = [], reports } = job.artifacts ?? {};
  if (code === 0 || when === "always") {
    await rm(join(artifacts, name), { recursive: true, force: true });
    await mkdir(join(artifacts, name), { recursive: true });
    for (const path of paths) await copyIfThere(join(work, path), join(artifacts, name, path));
  }
  const dotenv =
    code === 0 && reports?.dotenv !== undefined ? await readFile(join(work, reports.dotenv), "utf8") : "";
  return {
    status: code === 0 ? "success" : "failed",
    log: await readFile(log, "utf8"),
    dotenv: pairs(dotenv),
  };
}

async function copyIfThere(from: string, to: string): Promise<void> {
  const found = await stat(from).catch(() => undefined); // the runner warns, too
  if (found !== undefined) await cp(from, to, { recursive: true });
}

const pairs = (text: string): Variables =>
  Object.fromEntries([...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, key = "", value = ""]) => [key, value]));
