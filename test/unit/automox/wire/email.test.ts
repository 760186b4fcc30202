import { foldEmail, isEmail } from "../../../../src/automox/wire/email";

test.each([
  ["Ada@Example.com", "ada@example.com"],
  ["  ada@example.com\n", "ada@example.com"],
  ["ADA.I@EXAMPLE.COM", "ada.i@example.com"],
  ["zoe\u0308@example.com", "zo\u00eb@example.com"],
])("%j folds to %j", (email, folded) => {
  expect(foldEmail(email)).toBe(folded);
});

test("folding does not depend on the locale", () => {
  const turkish = jest.spyOn(String.prototype, "toLocaleLowerCase");
  expect(foldEmail("INFO@EXAMPLE.COM")).toBe("info@example.com");
  expect(turkish).not.toHaveBeenCalled();
  turkish.mockRestore();
});

test.each([
  ["ada@example.com", true],
  ["ada", false],
  ["ada@", false],
  ["@example.com", false],
  ["ada@b@example.com", false],
  ["ada lovelace@example.com", false],
])("whether %j is an address: %s", (text, expected) => {
  expect(isEmail(text)).toBe(expected);
});
