import { createClock, durationMs } from "../../../../src/simulator/world/clock";

test.each([
  [1500, 1500],
  ["90s", 90_000],
  ["15m", 900_000],
  ["1.5h", 5_400_000],
  ["14d", 1_209_600_000],
])("%s is %d milliseconds", (text, expected) => {
  expect(durationMs(text)).toBe(expected);
});

test.each(["", "14", "d", "-1d", "1w", -5, Number.NaN])("%p is no duration", (value) => {
  expect(() => durationMs(value)).toThrow("Expected milliseconds (0 or more)");
});

test("a frozen clock moves only when it is moved", () => {
  const clock = createClock();
  clock.freeze();
  clock.set("2026-01-31T12:00:00+02:00");
  expect(clock.iso()).toBe("2026-01-31T10:00:00Z");
  clock.advance("1d");
  expect(clock.iso()).toBe("2026-02-01T10:00:00Z");
  expect(createClock(clock.save()).iso()).toBe("2026-02-01T10:00:00Z");
});

test("a running clock keeps its distance from the machine's", () => {
  const clock = createClock();
  const before = clock.now();
  clock.advance("1h");
  expect(clock.now()).toBeGreaterThanOrEqual(before + 3_600_000);
});
