import fc from "fast-check";
import { Budget, budgetOf, WINDOW_MS } from "../../../../src/automox/transport/budget";

test.each([
  [2_500, 2_450],
  [100, 98],
  [10, 9],
  [1, 1],
])("of %d requests granted %d are used", (granted, used) => {
  expect(budgetOf(granted)).toBe(used);
});

test("a request counts from its start until a whole window after its end", () => {
  const budget = new Budget(1);
  budget.start();
  expect(budget.mayStart(1_000)).toBe(false);
  expect(budget.freeAt()).toBeUndefined();
  budget.end(20_000);
  expect(budget.freeAt()).toBe(20_000 + WINDOW_MS + 1);
  expect(budget.mayStart(20_000 + WINDOW_MS)).toBe(false);
  expect(budget.mayStart(20_000 + WINDOW_MS + 1)).toBe(true);
});

test("what no longer counts is forgotten, so a long run does not grow", () => {
  const budget = new Budget(10, 100);
  for (let now = 0; now < 1_000_000; now += 50) {
    budget.start();
    budget.end(now);
    expect(budget.used(now)).toBeLessThanOrEqual(3);
  }
  expect(JSON.stringify(budget).length).toBeLessThan(20_000);
});

interface Span {
  readonly gap: number;
  readonly lasts: number;
  /** Where between start and end it arrives at the server, 0 to 1. */
  readonly arrives: number;
}

const span: fc.Arbitrary<Span> = fc.record({
  gap: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 2_000 })),
  lasts: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3_000 })),
  arrives: fc.double({ min: 0, max: 1, noNaN: true }),
});

test("no window at the server ever holds more than the limit, however long requests are on their way", () => {
  const windowMs = 1_000;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(span, { maxLength: 60 }), (limit, spans) => {
      const budget = new Budget(limit, windowMs);
      const running: number[] = [];
      const arrivals: number[] = [];
      let now = 0;
      const endDue = () => {
        running.sort((a, b) => a - b);
        for (let end = running[0]; end !== undefined && end <= now; end = running[0]) {
          running.shift();
          budget.end(end);
        }
      };
      for (const { gap, lasts, arrives } of spans) {
        now += gap;
        endDue();
        while (!budget.mayStart(now)) {
          const next = budget.freeAt() ?? running[0];
          if (next === undefined) throw new Error("held for ever");
          now = Math.max(now, Math.min(next, running[0] ?? Number.POSITIVE_INFINITY));
          endDue();
        }
        budget.start();
        running.push(now + lasts);
        arrivals.push(now + lasts * arrives);
      }
      arrivals.sort((a, b) => a - b);
      for (const [index, first] of arrivals.entries()) {
        const within = arrivals.slice(index).filter((at) => at <= first + windowMs);
        expect(within.length).toBeLessThanOrEqual(limit);
      }
    }),
    { numRuns: 1_000 },
  );
});
