import { alternate, median, pairRatio, timeLeft } from "../../../bench/measure.mjs";

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[7], 7],
])("the median of %j is %d", (numbers, expected) => {
  expect(median(numbers)).toBe(expected);
});

test("a ratio is that of a round, whatever slowed the round", () => {
  expect(pairRatio([2, 20, 4], [1, 10, 2])).toBe(2);
  expect(pairRatio([1, 100, 1], [1, 10, 10])).toBe(1);
});

describe("candidates take turns", () => {
  async function turns(options: { runs: number; warm?: boolean; atMost?: Record<string, number> }) {
    const order: string[] = [];
    const said: string[] = [];
    const candidate = (name: string) => async () => order.push(name);
    const progress = (line: string) => said.push(line.replace(/, about .* left$/, " …"));
    const samples = await alternate({ a: candidate("a"), b: candidate("b") }, { ...options, progress });
    return { order, samples, said };
  }

  test("with a first round that does not count, and progress to the end", async () => {
    const { order, samples, said } = await turns({ runs: 1 });
    expect(order).toEqual(["a", "b", "a", "b"]);
    expect(samples).toEqual({ a: [3], b: [4] });
    expect(said).toEqual(["[1/4] a …", "[2/4] b …", "[3/4] a …", "[4/4] b"]);
  });

  test("who takes long takes part in fewer rounds", async () => {
    const { order, samples } = await turns({ runs: 3, atMost: { b: 1 } });
    expect(order).toEqual(["a", "b", "a", "b", "a", "a"]);
    expect(samples).toEqual({ a: [3, 5, 6], b: [4] });
  });

  test("or with all rounds counted", async () => {
    const { order, samples } = await turns({ runs: 2, warm: false });
    expect(order).toEqual(["a", "b", "a", "b"]);
    expect(samples).toEqual({ a: [1, 3], b: [2, 4] });
  });
});

test("time left is what the rest takes at the same pace", () => {
  let now = 1_000;
  const left = timeLeft(10, () => now);
  now += 20_000;
  expect(left(2)).toBe(", about 80 s left");
  now += 180_000;
  expect(left(4)).toBe(", about 5 min left");
  expect(left(10)).toBe("");
});
