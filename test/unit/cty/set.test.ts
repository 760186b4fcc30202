import { canonicalSet, isWhollyKnown, setKey } from "../../../src/cty/set";
import type { Type } from "../../../src/cty/type";
import { Decimal, Dynamic, UNKNOWN, type Value } from "../../../src/cty/value";

const pair: Type = ["object", { a: "number", b: "string" }];

test.each<[string, Type, readonly Value[], readonly Value[]]>([
  [
    "strings by code point",
    "string",
    ["b", "\u{1f600}", "a", "\uff5e", "B"],
    ["B", "a", "b", "\uff5e", "\u{1f600}"],
  ],
  ["strings that differ in form only once", "string", ["e\u0301", "é"], ["é"]],
  ["numbers by value, not by text", "number", [20, 3, -1, 0.5, 10n ** 20n], [-1, 0.5, 3, 20, 10n ** 20n]],
  [
    "equal numbers once",
    "number",
    [1, new Decimal("2.50000000000000000001"), 1],
    [1, new Decimal("2.50000000000000000001")],
  ],
  ["numbers among null and unknown", "number", [null, 20, UNKNOWN, 3, null], [3, 20, UNKNOWN, null]],
  ["false before true", "bool", [true, false, true, false], [false, true]],
  [
    "unknown strings, each by itself, before one null",
    "string",
    [null, UNKNOWN, "a", null, UNKNOWN],
    ["a", UNKNOWN, UNKNOWN, null],
  ],
  [
    "objects as Terraform does",
    pair,
    [
      { a: 2, b: "x" },
      { a: 10, b: "y" },
      { a: 1, b: "y" },
    ],
    [
      { a: 10, b: "y" },
      { a: 1, b: "y" },
      { a: 2, b: "x" },
    ],
  ],
  [
    "equal objects once",
    pair,
    [
      { a: 1, b: "x" },
      { b: "x", a: 1 },
    ],
    [{ a: 1, b: "x" }],
  ],
  [
    "objects unknown in part, which may yet differ",
    pair,
    [
      { a: UNKNOWN, b: "x" },
      { a: UNKNOWN, b: "x" },
    ],
    [
      { a: UNKNOWN, b: "x" },
      { a: UNKNOWN, b: "x" },
    ],
  ],
  [
    "unknown lists after known ones",
    ["list", "string"],
    [null, UNKNOWN, ["a"], []],
    [["a"], [], UNKNOWN, null],
  ],
  ["one element as it is", "string", ["a"], ["a"]],
])("a set has %s", (...[, type, elements, canonical]) => {
  expect(canonicalSet(type, elements)).toEqual(canonical);
  expect(canonicalSet(type, [...elements].reverse())).toEqual(canonical);
});

test("many elements are put in order in good time", () => {
  const count = 20_000;
  const elements = Array.from({ length: count }, (_, at) => ({ a: (at * 7919) % count, b: "x" }));
  expect(canonicalSet(pair, [...elements, ...elements])).toHaveLength(count);
});

describe("keys", () => {
  test.each<[string, Type, Value, Value]>([
    ["null and its sign", "string", null, "~"],
    ["unknown and its sign", "string", UNKNOWN, "?"],
    ["a string with a separator", ["list", "string"], ["a", "b"], ['a";"b']],
    ["tuples cut elsewhere", ["tuple", ["string", "string"]], ["a", "b;"], ["a;", "b"]],
    ["dynamic values of two types", "dynamic", new Dynamic("number", 1), new Dynamic("bool", true)],
    ["what does not fit", "string", new Map(), null],
  ])("differ for %s", (...[, type, a, b]) => expect(setKey(type, a)).not.toBe(setKey(type, b)));
});

test.each<[Value, boolean]>([
  [null, true],
  [UNKNOWN, false],
  [1, true],
  [new Decimal("1.5"), true],
  [["a", UNKNOWN], false],
  [new Map([["a", UNKNOWN]]), false],
  [new Map([["a", 1]]), true],
  [{ a: { b: [UNKNOWN] } }, false],
  [{ a: { b: [null] } }, true],
  [new Dynamic("string", UNKNOWN), false],
  [new Dynamic("string", "a"), true],
])("isWhollyKnown looks everywhere: %#", (value, known) => expect(isWhollyKnown(value)).toBe(known));
