import { Decimal, type Value } from "../../../src/cty/value";
import { between, type Check, nonEmpty, oneOfWords, safeInteger } from "../../../src/framework/checks";

const holds = (check: unknown, value: unknown) => (check as Check<unknown>).holds(value);

test.each<readonly [Value, boolean]>([
  [0, true],
  [-1, true],
  [Number.MAX_SAFE_INTEGER, true],
  [0.5, false],
  [Infinity, false],
  [2n ** 53n, false],
  [new Decimal("0.1"), false],
  [[1, 2], true],
  [[1, 0.5], false],
  [new Map([["a", 1]]), true],
  [new Map([["a", 2n ** 60n]]), false],
  [[], true],
])("a whole number: %p %p", (value, expected) => {
  expect(holds(safeInteger, value)).toBe(expected);
});

test("one of some words names the word that was meant", () => {
  const check = oneOfWords(["admin", "read-only"]) as Check<unknown>;
  expect(check.says).toBe('one of "admin", "read-only"');
  expect([holds(check, "admin"), holds(check, "ADMIN"), holds(check, "")]).toEqual([true, false, false]);
  expect(check.remedy?.(" Read-Only")).toBe('Write "read-only".');
  expect(check.remedy?.("owner")).toBeUndefined();
});

test("stock checks hold at their borders and nowhere beyond", () => {
  expect(["", " "].map(nonEmpty.holds)).toEqual([false, true]);
  expect([0, 1, 3, 4].map(between(1, 3).holds)).toEqual([false, true, true, false]);
});
