// The steps of one job of GitHub Actions, each in a shell of its own.
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exitCodeOf } from "./exit-code";
import { runAction } from "./workflow-actions";
import { type Contexts, holds, interpolate } from "./workflow-expression";

export interface Runner {
  /** Bare. */
  readonly repository: string;
  readonly folder: string;
  /** Of every step, before its own; what GitHub and its images set is added. */
  readonly env: Readonly<Record<string, string>>;
  /** By environment. Only the main branch may use one, and a job without one sees no secret. */
  readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

export interface JobRun {
  readonly conclusion: "success" | "failure" | "skipped";
  readonly outputs: Readonly<Record<string, string>>;
  /** What every step printed. */
  readonly log: string;
  /** Lines of it that GitHub's runner obeys. */
  readonly commands: readonly string[];
  readonly summary: string;
}

interface Place {
  readonly runner: Runner;
  readonly commit: string;
  readonly run: string;
  readonly attempt: number;
  readonly folder: string;
  readonly contexts: Contexts;
}

/** The files by which a step tells others something. */
const CHANNELS = ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"] as const;

export async function runSteps(
  { steps, outputs }: { steps: readonly Step[]; outputs: Readonly<Record<string, string>> },
  place: Place,
): Promise<JobRun> {
  const workspace = join(place.folder, "work");
  await mkdir(workspace);
  const said: Record<string, { outputs: Record<string, string> }> = {};
  const contexts = { ...place.contexts, steps: said };
  let [failed, log, summary] = [false, "", ""];
  const fill = (values: Readonly<Record<string, unknown>> = {}) =>
    Object.fromEntries(
      Object.entries(values).map(([key, text]) => [key, interpolate(String(text), contexts, { failed })]),
    );
  for (const [index, step] of steps.entries()) {
    if (!holds(step.if, contexts, { failed })) continue;
    log += `--- ${step.name ?? step.uses ?? step.run}\n`;
    const env = fill(step.env);
    const ended =
      step.uses === undefined
        ? await runShell(step.run ?? "", { place, workspace, index, env })
        : await act(step.uses, { input: fill(step.with), place, workspace });
    log += ended.output;
    summary += ended.summary ?? "";
    if (step.id !== undefined) said[step.id] = { outputs: pairs(ended.told ?? "") };
    if (ended.code === 0) continue;
    failed = true;
    log += `--- ended with ${ended.code}\n`;
  }
  return {
    conclusion: failed ? "failure" : "success",
    outputs: fill(outputs),
    log,
    commands: obeyed(log),
    summary,
  };
}

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly told?: string;
  readonly summary?: string;
}

function act(
  uses: string,
  { input, place, workspace }: { input: Record<string, string>; place: Place; workspace: string },
): Promise<Ended> {
  const { runner, commit, run } = place;
  const artifacts = join(runner.folder, "artifacts");
  const at = { repository: runner.repository, commit, workspace, artifacts, run };
  return runAction(uses.split("@")[0] ?? "", input, at).then(
    () => ({ code: 0, output: "" }),
    (error: unknown) => ({ code: 1, output: `${error}\n` }),
  );
}

async function runShell(
  script: string,
  step: { place: Place; workspace: string; index: number; env: Record<string, string> },
): Promise<Ended> {
  const { runner, commit, attempt, folder } = step.place;
  const channels = Object.fromEntries(CHANNELS.map((name) => [name, join(folder, `${step.index}-${name}`)]));
  for (const file of Object.values(channels)) await writeFile(file, "");
  const env = {
    ...runner.env,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_REPOSITORY: "acme/access",
    GITHUB_RUN_ATTEMPT: String(attempt),
    GITHUB_SHA: commit,
    ...channels,
    ...step.env,
  };
  const { code, output } = await shell(script, { cwd: step.workspace, env });
  const [told, summary] = await Promise.all(CHANNELS.map((name) => readFile(channels[name] ?? "", "utf8")));
  return { code, output, told: told ?? "", summary: summary ?? "" };
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

/** As `ActionCommandManager` of actions/runner does it: blanks before `::` do not count, `##[` may stand anywhere. */
export function obeyed(log: string): readonly string[] {
  let token: string | undefined;
  return log.split("\n").flatMap((line) => {
    const [, command = "", data = ""] = /^\s*::([^\s:]+)(?:\s[^:]*)?::(.*)$/.exec(line) ?? [];
    if (token !== undefined) {
      if (command === token) token = undefined;
      return [];
    }
    if (command === "stop-commands") token = data;
    else if (command !== "" || line.includes("##[")) return [line];
    return [];
  });
}

/** Without `shell:` GitHub runs `bash -e`. Both streams in the order in which they were written. */
function shell(
  script: string,
  { cwd, env }: { cwd: string; env: Readonly<Record<string, string>> },
): Promise<{ code: number; output: string }> {
  const maxBuffer = 64 * 1024 * 1024;
  return new Promise((done) => {
    execFile("bash", ["-c", 'exec bash -e -c "$0" 2>&1', script], { cwd, env, maxBuffer }, (error, output) =>
      done({ code: exitCodeOf(error), output }),
    );
  });
}
