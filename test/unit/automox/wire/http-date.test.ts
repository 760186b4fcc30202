import fc from "fast-check";
import { parseHttpDate } from "../../../../src/automox/wire/http-date";

const NOW = Date.UTC(2026, 0, 1);

test.each([
  ["Sun, 06 Nov 1994 08:49:37 GMT", Date.UTC(1994, 10, 6, 8, 49, 37)],
  ["Sunday, 06-Nov-94 08:49:37 GMT", Date.UTC(1994, 10, 6, 8, 49, 37)],
  ["Sun Nov  6 08:49:37 1994", Date.UTC(1994, 10, 6, 8, 49, 37)],
  ["Friday, 02-Jan-26 00:00:00 GMT", Date.UTC(2026, 0, 2)],
  ["Friday, 02-Jan-76 00:00:00 GMT", Date.UTC(2076, 0, 2)],
  ["Friday, 02-Jan-77 00:00:00 GMT", Date.UTC(1977, 0, 2)],
  ["Thu, 29 Feb 2024 23:59:60 GMT", Date.UTC(2024, 2, 1)],
])("%s is understood, in UTC", (text, ms) => {
  expect(parseHttpDate(text, NOW)).toBe(ms);
});

test.each([
  "",
  "tomorrow",
  "2026-01-01T00:00:00Z",
  "Sun, 31 Feb 2026 00:00:00 GMT",
  "Sun, 00 Jan 2026 00:00:00 GMT",
  "Sun, 06 Nov 1994 24:00:00 GMT",
  "Sun, 06 Nov 1994 08:49:37 CET",
  "Sun, 06 Nov 1994 08:49:37",
  "xSun, 06 Nov 1994 08:49:37 GMT",
])("%j is no HTTP date", (text) => {
  expect(parseHttpDate(text, NOW)).toBeUndefined();
});

test("every second of four-digit years survives a round trip", () => {
  const seconds = fc.integer({ min: Date.UTC(1900, 0, 1) / 1_000, max: Date.UTC(9999, 11, 31) / 1_000 });
  fc.assert(
    fc.property(seconds, (second) => {
      expect(parseHttpDate(new Date(second * 1_000).toUTCString(), NOW)).toBe(second * 1_000);
    }),
  );
});
