// Pipelines against the keywords that GitLab knows, and against what our own rules ask of them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { gitlabJob, gitlabPipeline } from "../../support/gitlab-schema";

const ROOT = join(__dirname, "..", "..", "..", "examples", "gitops");
const read = (...path: readonly string[]) => readFileSync(join(...path), "utf8");

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
