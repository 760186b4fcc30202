import { barChart, growthChart } from "../../../bench/chart.mjs";

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

describe("growth on two logarithmic axes", () => {
  const svg = growthChart({
    title: "Processor time",
    unit: "s",
    series: {
      plan: [
        [100, 1],
        [1_000, 10],
        [10_000, 100],
      ],
    },
  });
  const points = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);

  test("what grows evenly lies on a straight line, rising", () => {
    const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = [], [x3 = 0, y3 = 0] = []] = points;
    expect(x2 - x1).toBeCloseTo(x3 - x2, 0);
    expect(y2 - y1).toBeCloseTo(y3 - y2, 0);
    expect(x2).toBeGreaterThan(x1);
    expect(y2).toBeLessThan(y1);
  });

  test("axes and lines have names", () => {
    for (const label of ["100", "1,000", "10,000", "people", "s", "plan", "Processor time"])
      expect(svg).toContain(`>${label}</text>`);
  });
});
