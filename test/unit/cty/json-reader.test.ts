import fc from "fast-check";
import { type Json, JsonNumber, readJson } from "../../../src/cty/json-reader";

/** What JSON.parse would have made of it. */
function plain(json: Json): unknown {
  if (json instanceof JsonNumber) return Number(json.text);
  if (Array.isArray(json)) return json.map(plain);
  if (typeof json !== "object" || json === null) return json;
  // fromEntries defines `__proto__` as an ordinary key, as JSON.parse does.
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, plain(value)]));
}

test("reads what JSON.parse reads", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(0, 1, "\t"), (json, space) => {
      const spaced = JSON.stringify(JSON.parse(json), null, space);
      expect(plain(readJson(spaced))).toEqual(JSON.parse(spaced));
    }),
    { numRuns: 500 },
  );
});

test("accepts and refuses exactly what JSON.parse does, for anything near JSON", () => {
  const pieces = fc.constantFrom(
    ...'[]{},:"\\-+.eE01 \t\n\r\f\u00a0\ufeff\u0001\u2028u/bn',
    "true",
    "false",
    "null",
    "12",
    "-0",
    "1.5e3",
    '"a"',
    '"\\u00e9"',
    '"\\ud800"',
    '"\\x"',
    "NaN",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const text = parts.join("");
      let expected: unknown;
      try {
        expected = JSON.parse(text);
      } catch {
        expect(() => readJson(text)).toThrow(expect.objectContaining({ name: "CtyError" }));
        return;
      }
      expect(plain(readJson(text))).toEqual(expected);
    }),
    { numRuns: 5000 },
  );
});

test("keeps every digit of a number", () => {
  expect(readJson("[1.50, -12345678901234567890, 1E+400]")).toEqual([
    new JsonNumber("1.50"),
    new JsonNumber("-12345678901234567890"),
    new JsonNumber("1E+400"),
  ]);
});

test("of a key given twice the last value counts", () => {
  expect(plain(readJson('{"a":1,"b":2,"a":3}'))).toEqual({ a: 3, b: 2 });
});

test("says where the JSON is wrong", () => {
  expect(() => readJson('{"a":tru}')).toThrow("invalid JSON at character 5");
  expect(() => readJson('{"a":"x')).toThrow("invalid JSON at character 7");
});

test("reads a long string without trouble", () => {
  const long = "x".repeat(1_000_000);
  expect(readJson(JSON.stringify(`${long}\n${long}`))).toBe(`${long}\n${long}`);
});
