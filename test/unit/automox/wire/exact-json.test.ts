import fc from "fast-check";
import { parseExact, printExact, roundedIn } from "../../../../src/automox/wire/exact-json";

test.each([
  ["12345678901234567891"],
  ["-9007199254740993"],
  ["1e400"],
  ["-1E+400"],
  ["1e-400"],
  ["0.12345678901234567890123"],
])("%s is read and printed without losing a digit, and is named as what JavaScript would round", (number) => {
  const text = `{"a":[${number},"${number}"],"b":{"c":${number}}}`;
  expect(printExact(parseExact(text))).toBe(text);
  expect(roundedIn(text)).toBe(number);
});

test.each([
  ["1.0", "1"],
  ["-0", "0"],
  ["-0.0e5", "0"],
  ["1e2", "100"],
  ["100000000000000000000000", "1e+23"],
  ["0.1", "0.1"],
  ["1.50", "1.5"],
])("%s is the number %s, and nothing is lost", (number, same) => {
  expect(roundedIn(`{"a": ${number}}`)).toBeUndefined();
  expect(parseExact(`{"a": ${number}}`)).toStrictEqual({ a: JSON.parse(same) });
});

test("texts that look like numbers stay what they are, quoted and escaped", () => {
  const text = JSON.stringify({ 'a"12345678901234567891': '\\" 12345678901234567891, -0 ', b: "1e400" });
  expect(parseExact(text)).toEqual(JSON.parse(text));
  expect(roundedIn(text)).toBeUndefined();
});

test("whatever JSON, it says what JSON.parse says", () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom("", " ", "-0", "12345678901234567891"), (json, more) => {
      const plain = JSON.parse(`[${json},0]`);
      const [value] = parseExact(`[${json},0${more === " " ? more : ""}]`) as readonly unknown[];
      expect(JSON.stringify(value)).toBe(JSON.stringify(plain[0]));
    }),
  );
});

test("what is no JSON is refused", () => {
  const wrong = ["12345678901234567891.", "012345678901234567891", "1.2.3e400", "1e400-", "-", '"-0'];
  for (const text of ['{"a":12345678901234567891', ...wrong.map((each) => `[1,${each}]`)])
    expect(() => parseExact(text)).toThrow(SyntaxError);
});
