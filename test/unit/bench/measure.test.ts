import { barChart } from "../../../bench/chart.mjs";
import { alternate, median, summary } from "../../../bench/measure.mjs";

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[7], 7],
])("the median of %j is %d", (numbers, expected) => {
  expect(median(numbers)).toBe(expected);
});

test("a summary names the extremes and how often was measured", () => {
  expect(summary([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3, runs: 3 });
});

test("candidates take turns, and progress counts to the end", async () => {
  const order: string[] = [];
  const said: string[] = [];
  const candidate = (name: string) => async () => order.push(name);
  const samples = await alternate(
    { a: candidate("a"), b: candidate("b") },
    { runs: 2, progress: (line) => said.push(line) },
  );
  expect(order).toEqual(["a", "b", "a", "b"]);
  expect(samples).toEqual({ a: [1, 3], b: [2, 4] });
  expect(said).toEqual(["[1/4] a", "[2/4] b", "[3/4] a", "[4/4] b"]);
});

test("a chart has a bar and a label for every value, and names survive as text", () => {
  const svg = barChart({
    title: "a < b",
    unit: "s",
    groups: { plan: { ours: 0.5, theirs: 10 }, apply: { ours: 1, theirs: 30 } },
  });
  expect(svg).toMatch(/^<svg [^>]+>\n/);
  expect(svg).toContain("a &#60; b");
  expect(svg.match(/<rect /g)).toHaveLength(1 + 2 + 4);
  for (const label of ["0.50 s", "10.00 s", "1.00 s", "30 s", "plan", "apply", "ours", "theirs"]) {
    expect(svg).toContain(`>${label}</text>`);
  }
});
