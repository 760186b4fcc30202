import { ClientOptionError, checkOptions } from "../../../../src/automox/transport/options";
import { rows } from "../../../support/client/rows";

const PACING = { requestsPer5Minutes: 2_500, maxConcurrent: 10, requestTimeoutMs: 30_000, maxWaitMs: 0 };
const GOOD = { apiKey: "abc", baseUrl: "https://console.automox.com/api", userAgent: "x/1", pacing: PACING };

test("a key loses the line end that files and CI settings add", () => {
  expect(checkOptions({ ...GOOD, apiKey: " abc\r\n" }).apiKey).toBe("abc");
});

test.each(
  rows<[string, Partial<typeof GOOD>, string, RegExp]>([
    ["an empty key", { apiKey: "  " }, "apiKey", /got an empty text/],
    ["a key of two lines", { apiKey: "abc\nX-Evil: 1" }, "apiKey", /one word of plain ASCII/],
    ["a key with a curly quote", { apiKey: "“abc”" }, "apiKey", /one word of plain ASCII/],
    ["a user agent of two lines", { userAgent: "a\nb" }, "userAgent", /plain ASCII/],
    [
      "no requests at all",
      { pacing: { ...PACING, requestsPer5Minutes: 0 } },
      "pacing.requestsPer5Minutes",
      /1 or more, got 0/,
    ],
    ["half a request", { pacing: { ...PACING, maxConcurrent: 1.5 } }, "pacing.maxConcurrent", /got 1.5/],
    ["no time", { pacing: { ...PACING, requestTimeoutMs: 0 } }, "pacing.requestTimeoutMs", /got 0/],
    ["a negative wait", { pacing: { ...PACING, maxWaitMs: -1 } }, "pacing.maxWaitMs", /0 or more, got -1/],
    ["no number", { pacing: { ...PACING, maxWaitMs: Number.NaN } }, "pacing.maxWaitMs", /got NaN/],
  ]),
)("%s is refused by name", (_name, [, change, option, message]) => {
  const check = () => checkOptions({ ...GOOD, ...change });
  expect(check).toThrow(ClientOptionError);
  expect(check).toThrow(expect.objectContaining({ option, message: expect.stringMatching(message) }));
});

test("the message about a key does not hold it", () => {
  expect(() => checkOptions({ ...GOOD, apiKey: "secret key" })).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining("secret") }),
  );
});
