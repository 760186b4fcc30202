import { judge, toMarkdown } from "../../../bench/report.mjs";

const lives = (plan: number) => ({
  validate: { median: 1 },
  plan: { median: plan },
  apply: { median: 1 },
  "plan again": { median: 1 },
  destroy: { median: 1 },
});
const within = {
  start: { "empty Node script": summary(100), "our plugin": summary(150) },
  commands: { "terraform_data (built in)": lives(1), automox_user: lives(1.4) },
  synth: Object.fromEntries(
    ["cdktf", "cdktn"].flatMap((library) => [
      [`${library} AutomoxUser`, summary(150)],
      [`${library} TerraformResource`, summary(100)],
    ]),
  ),
  review: { people: 10_000, jsonBytes: 16e6, showSeconds: 1, reviewSeconds: 4.9, peakBytes: 299e6 },
};

function summary(median: number) {
  return { median, min: median, max: median, runs: 1 };
}

test("every goal is met within its bound", () => {
  expect(judge(within).map(({ met }) => met)).toEqual([true, true, true, true, true, true]);
});

test.each([
  [
    "five times as long as reading the plan",
    { ...within.review, reviewSeconds: 5 },
    [true, true, false, true, true, true],
  ],
  ["300 MB", { ...within.review, peakBytes: 300e6 }, [true, true, true, false, true, true]],
])("a review of %s misses its goal", (_name, review, met) => {
  expect(judge({ ...within, review }).map((goal) => goal.met)).toEqual(met);
});

test("the report has the review's time and memory", () => {
  const machine = {
    node: "v20",
    terraform: "1.11.4",
    cores: 2,
    platform: "linux_amd64",
    runs: { start: 1, commands: 1, synth: 1 },
  };
  const text = toMarkdown({ ...within, machine, goals: judge(within), notes: [] });
  expect(text).toContain("| automox-access review | 4.90 | 299 |");
  expect(text).toContain("| and under 300 MB | 299.00 | yes |");
});
