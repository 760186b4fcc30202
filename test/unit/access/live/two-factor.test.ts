import { joinedTwoFactor, twoFactorOf } from "../../../../src/access/live/two-factor";

test.each([
  ["email", { twoFactor: "on", twoFactorMethod: "email" }],
  ["google", { twoFactor: "on", twoFactorMethod: "google" }],
  ["disabled", { twoFactor: "off", twoFactorMethod: null }],
  [null, { twoFactor: "unknown", twoFactorMethod: null }],
  [undefined, { twoFactor: "unknown", twoFactorMethod: null }],
])("%s", (word, expected) => {
  expect(twoFactorOf(word)).toEqual(expected);
});

test.each([
  ["nothing known", [null, undefined], "unknown"],
  ["one answer knows", [null, "email"], "on"],
  ["one answer knows that it is off", [undefined, "disabled"], "off"],
  ["two methods", ["google", "email"], "on"],
  ["a contradiction is not safe", ["email", "disabled"], "unknown"],
])("of several answers: %s", (_name, words, twoFactor) => {
  expect(joinedTwoFactor(words)).toMatchObject({ twoFactor });
});
