// Pipelines against the keywords that GitLab knows, and against what our own rules ask of them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
import { z } from "zod";
import { type gitlabJob, gitlabPipeline, gitlabSpec } from "../../support/gitlab-schema";

const GITLAB = join(__dirname, "..", "..", "..", "examples/gitops/gitlab");
const read = (name: string) => readFileSync(join(GITLAB, name), "utf8");

type Job = z.infer<typeof gitlabJob>;

const PEOPLE = [".gitlab-ci.yml", ...readdirSync(join(GITLAB, "ci")).map((name) => `ci/${name}`)];
const PREVIEW = "preview/.gitlab-ci.yml";

const documents = (name: string) => parseAllDocuments(read(name)).map((each) => each.toJS());
const pipeline = (name: string) => documents(name).at(-1);

test.each([...PEOPLE, PREVIEW])("%s has only what GitLab knows, in the right places", (name) => {
  const schemas = [gitlabSpec, gitlabPipeline].slice(-documents(name).length);
  for (const [index, schema] of schemas.entries()) {
    const { error } = schema.safeParse(documents(name)[index]);
    expect(error && z.prettifyError(error)).toBeUndefined();
  }
});

/** Jobs by name, with what they extend. */
function jobsOf(files: readonly string[]): Record<string, Job> {
  const all = Object.assign({}, ...files.map(pipeline));
  const { stages, include = [], default: byDefault, workflow: _, ...jobs } = all;
  expect(include.map(({ local }: { local: string }) => local.slice(1)).sort()).toEqual(files.slice(1));
  expect(byDefault.image).toMatch(/^[\w./-]+@sha256:[0-9a-f]{64}$/);
  const known = Object.entries(jobs as Record<string, Job>);
  const names = known.map(([name]) => name);
  const resolved = known.map(([name, job]): [string, Job] => [name, { ...jobs[job.extends ?? ""], ...job }]);
  for (const [name, { stage, needs = [], extends: base, ...job }] of resolved) {
    expect(names).toEqual(expect.arrayContaining([...needs, ...(base === undefined ? [] : [base])]));
    if (name.startsWith(".")) continue;
    expect(stages).toContain(stage);
    expect(job.script).not.toHaveLength(0);
  }
  return Object.fromEntries(resolved.filter(([name]) => !name.startsWith(".")));
}

const jobs = { ...jobsOf(PEOPLE), ...jobsOf([PREVIEW]) };

/** By job: the environment, and with it the secrets, that the settings give it. `automox` alone is a deployment. */
const ENVIRONMENTS = {
  "access tools": undefined,
  "access synth": undefined,
  "access preview": undefined,
  "access gate": { name: "automox-plan", action: "access" },
  "access apply": { name: "automox" },
  "access drift": { name: "automox-report", action: "access" },
  "access export": { name: "automox-report", action: "access" },
  tools: undefined,
  fetch: { name: "automox-note", action: "access" },
  plan: { name: "automox-preview", action: "access" },
  note: { name: "automox-note", action: "access" },
};

test("a job has the environment it needs and no other", () => {
  expect(Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, job.environment]))).toEqual(
    ENVIRONMENTS,
  );
});

const lines = ({ before_script = [], script = [] }: Job) => [...before_script, ...script].join("\n");

test.each(Object.entries(jobs).filter(([, job]) => job.environment !== undefined))(
  "%s has a secret, and runs nothing but the tools of the protected branch, by their checksum",
  (_name, job) => {
    expect(job.variables).toEqual({ GIT_STRATEGY: "empty" });
    expect(lines(job)).toMatch(/^echo "\$TOOLS {2}tools\.tar" \| sha256sum --check\n/);
    expect(lines(job)).not.toMatch(/\b(npm|npx|git|curl|glab)\b/);
    expect(JSON.stringify(job)).not.toContain("merge_request_event");
  },
);

test("what runs the code of others sets no variable elsewhere, and names no secret", () => {
  for (const [name, job] of Object.entries(jobs)) {
    if (/npm run/.test(lines(job)))
      expect([name, job.artifacts?.reports]).toEqual(["access synth", undefined]);
    // They are of the settings, by environment: no file maps one.
    expect([...JSON.stringify(job).matchAll(/\w*(?:KEY|SECRET|PASSWORD|GITLAB_TOKEN)\w*/g)]).toEqual([]);
  }
});

test("of a pipeline of a merge request, the jobs are those without a secret", () => {
  const inRequests = Object.entries(jobsOf(PEOPLE)).filter(([, { rules }]) =>
    (rules ?? [{}]).some(({ if: when = "" }) => when === "" || when.includes("merge_request_event")),
  );
  expect(inRequests.map(([name]) => name)).toEqual(["access synth", "access preview"]);
  expect(parse(read(".gitlab-ci.yml")).workflow.rules).toEqual([
    { if: '$CI_PIPELINE_SOURCE == "merge_request_event"' },
    { if: "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" },
  ]);
});

test("each assumption about GitLab has a source", () => {
  const rows = read("README.md")
    .split("\n")
    .filter((line) => line.startsWith("| ") && line.includes("docs.gitlab.com"));
  expect(rows.length).toBeGreaterThanOrEqual(10);
});
