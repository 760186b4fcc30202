import fc from "fast-check";
import { decodeJson, encodeJson } from "../../../src/cty/json";
import { decodeMsgpack, encodeMsgpack } from "../../../src/cty/msgpack";
import { parseType, sameType, type Type, typeJson } from "../../../src/cty/type";
import { conform, equal, type Value } from "../../../src/cty/value";
import { pairOf, type, typed } from "../../support/cty/arbitraries";

/** The same value in the same form: equal, and made of the same JavaScript types throughout. */
function expectIdentical(of: Type, actual: Value, expected: Value): void {
  expect(equal(of, actual, expected)).toBe(true);
  expect(shape(actual)).toBe(shape(expected));
}

function shape(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(shape).join()}]`;
  if (value instanceof Map) return `{${[...value].map(([key, part]) => `${key}:${shape(part)}`).join()}}`;
  if (typeof value !== "object" || value === null) return `${typeof value} ${String(value)}`;
  const parts = Object.keys(value)
    .sort()
    .map((key) => `${key}:${shape((value as { [name: string]: Value })[key] as Value)}`);
  return `${Object.getPrototypeOf(value)?.constructor?.name}<${parts.join()}>`;
}

test("MessagePack: decoding what was encoded gives the canonical value", () => {
  fc.assert(
    fc.property(typed({ unknown: true }), ([of, value]) => {
      expectIdentical(of, decodeMsgpack(of, encodeMsgpack(of, value)), conform(of, value));
    }),
    { numRuns: 1000 },
  );
});

test("JSON: decoding what was encoded gives the canonical value, in either mode", () => {
  fc.assert(
    fc.property(typed({ unknown: false }), ([of, value]) => {
      const json = encodeJson(of, value);
      expect(() => JSON.parse(json)).not.toThrow();
      expectIdentical(of, decodeJson(of, json), conform(of, value));
      expectIdentical(of, decodeJson(of, json, { lenient: "raw-state" }), conform(of, value));
    }),
    { numRuns: 1000 },
  );
});

test("the canonical form is its own canonical form", () => {
  fc.assert(
    fc.property(typed({ unknown: true }), ([of, value]) => {
      const canonical = conform(of, value);
      expectIdentical(of, conform(of, canonical), canonical);
    }),
  );
});

test("two values are equal exactly when their bytes are", () => {
  const hex = (of: Type, value: Value) => Buffer.from(encodeMsgpack(of, value)).toString("hex");
  fc.assert(
    fc.property(pairOf({ unknown: true }), ([of, a, b]) => {
      expect(equal(of, conform(of, a), conform(of, b))).toBe(hex(of, a) === hex(of, b));
      expect(equal(of, conform(of, a), a)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("a type's JSON is read as the same type", () => {
  fc.assert(
    fc.property(type, (of) => {
      const again = parseType(typeJson(of));
      expect(sameType(again, of)).toBe(true);
      expect(typeJson(again)).toBe(typeJson(of));
    }),
  );
});
