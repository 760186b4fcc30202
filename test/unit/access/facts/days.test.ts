import { DAY_MS, daysBetween, isDay, lastDays } from "../../../../src/access/facts/days";

test.each([
  ["2026-03-20", true],
  ["2024-02-29", true],
  ["2026-02-30", false],
  ["2026-99-99", false],
  ["2026-3-2", false],
  ["20.3.2026", false],
])("%s is a day: %s", (text, expected) => {
  expect(isDay(text)).toBe(expected);
});

test.each([
  [DAY_MS - 1, 0],
  [DAY_MS, 1],
  [2.5 * DAY_MS, 2],
  // A date that is still to come, such as one by another machine's clock.
  [-DAY_MS, 0],
])("%d ms are %d whole days", (ms, days) => {
  expect(daysBetween(0, ms)).toBe(days);
});

test("the last days are those of UTC, today first", () => {
  const now = new Date("2026-03-01T00:30:00+02:00");
  expect(lastDays(now, 3)).toEqual(["2026-02-28", "2026-02-27", "2026-02-26"]);
});
