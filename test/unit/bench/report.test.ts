import { picturesOf } from "../../../bench/pictures.mjs";
import { toMarkdown } from "../../../bench/report.mjs";
import { measured } from "../../support/bench-result";

const machine = {
  date: "2026-03-01",
  version: "1.2.3",
  node: "20.1.0",
  terraform: "1.11.4",
  cpu: "A processor",
  cores: 2,
  platform: "linux_amd64",
};
const report = (result: object, notes: readonly string[] = []) =>
  toMarkdown({ machine, notes, ...result }, (name, title) => `![${title}](${name}.svg)`);

test("it says when, of what and on what was measured", () => {
  const text = report({});
  for (const fact of [
    "2026-03-01",
    "version 1.2.3",
    "A processor, 2 cores (linux_amd64)",
    "Terraform 1.11.4",
  ])
    expect(text).toContain(fact);
});

test("what was left out is said", () => {
  expect(report({}, ["`aws_iam_user` was left out."])).toContain("\n\n`aws_iam_user` was left out.\n");
});

test("it has the parts that were measured, and no others", () => {
  const headings = (text: string) => text.match(/^##+ .*$/gm);
  expect(headings(report({}))).toEqual(["## Goals"]);
  expect(headings(report(measured()))).toEqual([
    "## Goals",
    "## Starts",
    "## Commands",
    "### 1 person",
    "### 100 people",
    "## Requests",
    "## Growth",
    "## Synthesis",
    "## Review",
  ]);
});

test("goals are told with their figures, met or missed", () => {
  const { growth, ...others } = measured();
  const { echo } = growth;
  const ours = echo.ours.map((life) => ({ ...life, apply: { ...life.apply, cpuMs: 2_000 } }));
  const text = report({ ...others, growth: { ...growth, echo: { ...echo, ours } } });
  expect(text).toContain("| review of 10000 people, memory in MB | 300 | 300 | yes |");
  expect(text).toContain(
    "| processor time for 1000 people, against a bare echo | 1.5 | plan 1.50, apply 2.00, destroy 1.50 | **missed** |",
  );
});

test("tables have medians, ratios, counts by verb and the time that the limit takes", () => {
  const text = report(measured());
  expect(text).toContain("| automox_user, Node 20.1.0 | 16 | 150 | 150 | 1.50 |");
  expect(text).toContain("| automox_user, Node 22.1.0 | 1.20 | 1.20 | 1.20 | 1.20 | 1.20 |");
  expect(text).toContain("| automox_user | 10 | 3 GET | 2 GET, 2495 POST |  | 300 | 0 |");
  expect(text).toContain("| 10000 | apply | 11.00 | 1.10 | 140 | 11000 | 1320 |");
  expect(text).toContain("| `automox-access review` | 5.00 | 300 |");
});

test("who took part in fewer rounds is named", () => {
  const [floor, ...others] = measured().commands[1];
  const twice = {
    name: "terraform_data",
    kind: "floor" as const,
    samples: [...(floor?.samples ?? []), ...(floor?.samples ?? [])],
  };
  const slow = others.slice(-1).map((each) => ({ ...each, name: "aws_iam_user" }));
  expect(report({ commands: { 1: [twice, ...slow] } })).toContain("\n2 rounds, of aws_iam_user 1 round.\n");
});

test("each row of a table has a cell for each column", () => {
  const tables = report(measured()).match(/(?:^\|.*\|\n)+/gm) ?? [];
  const widths = tables.map(
    (table) => new Set(table.match(/^.*$/gm)?.flatMap((row) => (row ? [row.split(" | ").length] : []))),
  );
  expect(widths.length).toBeGreaterThan(8);
  expect(widths.filter(({ size }) => size !== 1)).toEqual([]);
});

test("without the peer there are no ratios, and the goals say so", () => {
  const { starts } = measured();
  const missing = "Ratios to `github_membership` are missing: it was not there.";
  const alone = report({ starts: starts.filter(({ kind }) => kind !== "peer") });
  expect(alone).not.toContain("against github_membership");
  expect(alone).toContain(missing);
  expect(report(measured())).not.toContain(missing);
});

test("each picture it shows is drawn, and each that is drawn is shown", () => {
  const shown = [...report(measured()).matchAll(/\]\(([\w-]+)\.svg\)/g)].map(([, name]) => name);
  expect(shown.sort()).toEqual(Object.keys(picturesOf(measured())).sort());
  expect(shown).toHaveLength(6);
});
