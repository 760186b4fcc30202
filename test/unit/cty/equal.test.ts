import type { Type } from "../../../src/cty/type";
import { Decimal, Dynamic, equal, UNKNOWN, type Value } from "../../../src/cty/value";

const map = (entries: readonly (readonly [string, Value])[]) => new Map(entries);
const object: Type = ["object", { a: "string", n: "number" }];

test.each<[string, Type, Value, Value]>([
  ["nulls", "string", null, null],
  ["unknown values, as when a plan is compared", "string", UNKNOWN, UNKNOWN],
  ["strings in different Unicode forms", "string", "e\u0301", "é"],
  ["numbers in different forms", "number", 0.1, new Decimal("0.10")],
  ["integers in different forms", "number", 9007199254740992, 9007199254740992n],
  ["lists", ["list", "number"], [1, 2n], [1n, 2]],
  ["sets in different order", ["set", "string"], ["a", "b"], ["b", "a"]],
  ["sets with repetition", ["set", "number"], [1, 1n, 2], [2, 1]],
  [
    "sets of objects",
    ["set", object],
    [
      { a: "x", n: 1 },
      { a: "y", n: 2 },
    ],
    [
      { a: "y", n: 2n },
      { a: "x", n: 1 },
    ],
  ],
  ["sets of sets", ["set", ["set", "string"]], [["a", "b"], []], [[], ["b", "a"]]],
  ["sets with unknown elements", ["set", "string"], [UNKNOWN, "a"], ["a", UNKNOWN]],
  [
    "maps in different order",
    ["map", "number"],
    map([
      ["a", 1],
      ["b", 2],
    ]),
    map([
      ["b", 2],
      ["a", 1],
    ]),
  ],
  [
    "maps with keys in different Unicode forms",
    ["map", "bool"],
    map([["e\u0301", true]]),
    map([["é", true]]),
  ],
  [
    "objects of different prototype",
    object,
    { a: "x", n: 1 },
    Object.assign(Object.create(null), { n: 1, a: "x" }),
  ],
  ["tuples", ["tuple", ["string", "number"]], ["e\u0301", 1], ["é", 1n]],
  ["dynamic values", "dynamic", new Dynamic("number", 1), new Dynamic("number", 1n)],
  [
    "dynamic values in wrappers",
    "dynamic",
    new Dynamic("dynamic", new Dynamic("bool", true)),
    new Dynamic("bool", true),
  ],
])("equal: %s", (...[, type, a, b]) => {
  expect(equal(type, a, b)).toBe(true);
  expect(equal(type, b, a)).toBe(true);
});

test.each<[string, Type, Value, Value]>([
  ["null and unknown", "string", null, UNKNOWN],
  ["null and the empty string", "string", null, ""],
  ["unknown and a value", "string", UNKNOWN, "a"],
  ["null and an empty list", ["list", "string"], null, []],
  ["strings that differ in case", "string", "a", "A"],
  ["a number and its text", "number", 1, "1"],
  ["zero and false", "bool", 0, false],
  ["lists in different order", ["list", "string"], ["a", "b"], ["b", "a"]],
  ["lists of different length", ["list", "string"], ["a"], ["a", "b"]],
  ["sets of different elements", ["set", "string"], ["a"], ["b"]],
  ["sets with a null more", ["set", "string"], ["a"], ["a", null]],
  ["sets with an unknown element more", ["set", "string"], [UNKNOWN], [UNKNOWN, UNKNOWN]],
  ["maps with different keys", ["map", "bool"], map([["a", null]]), map([["b", null]])],
  ["maps of different size", ["map", "bool"], map([]), map([["b", null]])],
  ["maps with different values", ["map", "bool"], map([["a", true]]), map([["a", false]])],
  ["objects with one different attribute", object, { a: "x", n: 1 }, { a: "x", n: 2 }],
  ["objects and null attributes", object, { a: "x", n: null }, { a: "x", n: 0 }],
  ["a list and a map", ["list", "string"], [], map([])],
  ["a map and an object", ["map", "string"], map([]), {}],
  ["tuples", ["tuple", ["string", "bool"]], ["a", true], ["a", false]],
  ["dynamic values of different types", "dynamic", new Dynamic("number", 1), new Dynamic("string", "1")],
  ["dynamic nulls of different types", "dynamic", new Dynamic("number", null), new Dynamic("string", null)],
  ["a typed null and a bare one", "dynamic", new Dynamic("number", null), null],
])("different: %s", (...[, type, a, b]) => {
  expect(equal(type, a, b)).toBe(false);
  expect(equal(type, b, a)).toBe(false);
});

test("an attribute that every JavaScript object inherits is compared only if it is its own", () => {
  const type: Type = ["object", { ["constructor" as string]: "string" }];
  expect(equal(type, {}, Object.create(null))).toBe(true);
});
