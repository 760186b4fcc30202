import fc from "fast-check";
import {
  isUsedUp,
  parseRateLimitReset,
  parseRetryAfter,
} from "../../../../src/automox/transport/retry-after";
import { rows } from "../../../support/client/rows";

const NOW = Date.UTC(2026, 5, 1, 12);
const httpDate = (ms: number) => new Date(ms).toUTCString();

test.each(
  rows<[string, string, string | null, number]>([
    ["seconds", "120", null, 120_000],
    ["seconds between blanks", " 7 ", null, 7_000],
    ["two headers joined", "5, 30", null, 30_000],
    ["a date", httpDate(NOW + 90_000), null, 90_000],
    [
      "a date by a server whose clock is an hour behind",
      httpDate(NOW - 3_570_000),
      httpDate(NOW - 3_600_000),
      30_000,
    ],
    ["an absurd number", "99999999999", null, 99_999_999_999_000],
    ["more digits than a number holds", "9".repeat(400), null, Number.POSITIVE_INFINITY],
  ]),
)("%s name a pause", (_name, [, retryAfter, date, ms]) => {
  expect(parseRetryAfter({ retryAfter, date }, NOW)).toBe(ms);
});

test.each([
  ["no header", null],
  ["an empty header", ""],
  ["zero, which would only be refused again", "0"],
  ["a negative number", "-5"],
  ["a fraction", "1.5"],
  ["an exponent", "1e3"],
  ["a hexadecimal number", "0x10"],
  ["words", "soon"],
  ["a date that is past", httpDate(NOW - 1_000)],
  ["a date that is no date", "Sun, 31 Feb 2027 00:00:00 GMT"],
  ["an ISO date", "2027-01-01T00:00:00Z"],
  ["a list with garbage", "5, soon"],
])("%s names none", (_name, retryAfter) => {
  expect(parseRetryAfter({ retryAfter, date: null }, NOW)).toBeUndefined();
});

test.each(
  rows<[string, string | null, string | null, number | undefined]>([
    ["seconds since 1970", String(NOW / 1_000 + 2), null, 2_000],
    ["milliseconds since 1970", String(NOW + 1_500), null, 1_500],
    ["seconds from now", "30", null, 30_000],
    ["seconds with a fraction", "0.5", null, 500],
    ["seconds since 1970 by the server's clock", String(NOW / 1_000 - 59), httpDate(NOW - 60_000), 1_000],
    ["a time that is past", String(NOW / 1_000 - 1), null, undefined],
    ["nothing", null, null, undefined],
    ["zero", "0", null, undefined],
    ["garbage", "later", null, undefined],
    ["a negative number", "-1", null, undefined],
  ]),
)("a rate limit's reset given as %s", (_name, [, rateLimitReset, date, ms]) => {
  expect(parseRateLimitReset({ rateLimitReset, date }, NOW)).toBe(ms);
});

test.each([
  ["0", true],
  [" 00 ", true],
  ["1", false],
  ["-0", false],
  ["", false],
  [null, false],
])("%j requests left: used up is %p", (rateLimitRemaining, expected) => {
  expect(isUsedUp({ rateLimitRemaining })).toBe(expected);
});

test("whatever a server sends, a named pause is more than nothing", () => {
  const header = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.integer().map(String),
    fc.double().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  );
  fc.assert(
    fc.property(header, fc.option(header), (text, date) => {
      for (const pause of [
        parseRetryAfter({ retryAfter: text, date }, NOW),
        parseRateLimitReset({ rateLimitReset: text, date }, NOW),
      ]) {
        expect(pause === undefined || pause > 0).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});
