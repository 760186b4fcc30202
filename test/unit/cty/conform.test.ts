import type { Type } from "../../../src/cty/type";
import { conform, Decimal, Dynamic, UNKNOWN, type Value } from "../../../src/cty/value";

const dynamic = (type: Type, value: Value) => new Dynamic(type, value);
const [yes, no, letter] = [dynamic("bool", true), dynamic("bool", false), dynamic("string", "a")];
const bare = (attributes: { [name: string]: Value }) => Object.assign(Object.create(null), attributes);

describe("null and unknown", () => {
  test.each<[Type]>([
    ["string"],
    ["dynamic"],
    [["list", "string"]],
    [["object", { a: "bool" }]],
    [["tuple", ["bool"]]],
  ])("fit %j", (type) => {
    expect(conform(type, null)).toBeNull();
    expect(conform(type, UNKNOWN)).toBe(UNKNOWN);
  });
});

test.each<[string, Type, Value, Value]>([
  ["strings in form C", "string", "e\u0301", "é"],
  ["numbers in their handiest form", "number", 9007199254740992, 9007199254740992n],
  ["Decimals that a number can hold", "number", new Decimal("0.10"), 0.1],
  ["bools", "bool", false, false],
  ["lists in their order", ["list", "number"], [2n, 1, null, UNKNOWN], [2, 1, null, UNKNOWN]],
  ["sets in order", ["set", "number"], [20, 3, new Decimal("3.0"), UNKNOWN, 0.5], [0.5, 3, 20, UNKNOWN]],
  ["tuples", ["tuple", ["string", "number"]], ["a", 1n], ["a", 1]],
  ["dynamic values", "dynamic", dynamic("number", 1n), dynamic("number", 1)],
  ["dynamic in dynamic as one", "dynamic", dynamic("dynamic", yes), yes],
  ["null of no type as itself", "dynamic", dynamic("dynamic", null), null],
])("the canonical form has %s", (...[, type, value, canonical]) => {
  expect(conform(type, value)).toEqual(canonical);
});

test("the canonical form has map keys ascending and composed", () => {
  const map = conform(
    ["map", "bool"],
    new Map<string, Value>([
      ["z", true],
      ["\u{1f600}", null],
      ["\uff5e", null],
      ["e\u0301", false],
    ]),
  );
  expect([...(map as Map<string, Value>)]).toEqual([
    ["z", true],
    ["é", false],
    ["\uff5e", null],
    ["\u{1f600}", null],
  ]);
});

test("the canonical form of an object inherits nothing and keeps an attribute called __proto__", () => {
  const type: Type = ["object", JSON.parse('{"__proto__":"string","constructor":"number"}')];
  const object = conform(type, JSON.parse('{"__proto__":"x","constructor":1}')) as { [name: string]: Value };
  expect("toString" in object).toBe(false);
  expect(Object.entries(object)).toEqual([
    ["__proto__", "x"],
    ["constructor", 1],
  ]);
});

const person: Type = ["object", { name: "string", tags: ["map", ["set", "string"]] }];

test.each<[string, Type, unknown, string]>([
  ["a number for a string", "string", 1, "a string is required, not a number"],
  ["a string for a number", "number", "1", "a number is required, not a string"],
  ["NaN", "number", Number.NaN, "NaN is not a number Terraform knows"],
  ["undefined", "string", undefined, "a string is required, not nothing"],
  [
    "a bare value for a dynamic one",
    "dynamic",
    "x",
    "a dynamic value (with its type) is required, not a string",
  ],
  [
    "a dynamic value for a string",
    "string",
    dynamic("string", "x"),
    "a string is required, not a dynamic value",
  ],
  ["an object for a list", ["list", "string"], {}, "a list is required, not an object"],
  ["an object for a map", ["map", "string"], {}, "a map is required, not an object"],
  ["a map for an object", person, new Map(), "an object is required, not a map"],
  ["a list for an object", person, [], "an object is required, not a list"],
  ["a Set for a set", ["set", "string"], new Set(), "a set is required, not an object"],
  [
    "a map key that is no string",
    ["map", "string"],
    new Map([[1, "x"]]),
    "a map key must be a string, not a number",
  ],
  ["a missing attribute", person, { name: "x" }, 'attribute "tags" is required'],
  [
    "an inherited attribute",
    ["object", { ["toString" as string]: "string" }],
    {},
    'attribute "toString" is required',
  ],
  ["an extra attribute", person, { name: "x", tags: null, age: 1 }, 'unsupported attribute "age"'],
  ["a short tuple", ["tuple", ["string", "bool"]], ["x"], "a tuple of length 2 is required, not of length 1"],
  [
    "a wrong part",
    person,
    { name: "x", tags: new Map([["a", ["b", 7]]]) },
    'tags["a"][1]: a string is required',
  ],
  ["NaN deep inside", ["list", "number"], [Number.NaN], "[0]: NaN is not a number"],
  ["a hole in a list", ["list", "string"], Array(1), "[0]: a string is required, not nothing"],
  ["a symbol", "string", Symbol("x"), "a string is required, not a symbol"],
])("refuses %s", (...[, type, value, message]) => {
  expect(() => conform(type, value as Value)).toThrow(
    expect.objectContaining({ name: "CtyError", message: expect.stringContaining(message) }),
  );
});

test("an error never shows the value, which may be a secret", () => {
  const secret = "hunter2";
  for (const [type, value] of [
    ["number", secret],
    [["list", "bool"], [secret]],
    [["tuple", []], [secret]],
    ["number", dynamic("string", secret)],
  ] as [Type, Value][]) {
    expect(() => conform(type, value)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(secret) }),
    );
  }
});

describe("dynamic inside collections", () => {
  const object: Type = ["object", { d: "dynamic" }];
  test.each<[string, Type, Value]>([
    ["one type throughout", ["list", "dynamic"], [letter, dynamic("string", null)]],
    ["null and unknown beside a type", ["list", "dynamic"], [null, UNKNOWN, letter]],
    ["objects of one type", ["list", object], [bare({ d: yes }), bare({ d: no })]],
    ["different types in a tuple", ["tuple", ["dynamic", "dynamic"]], [yes, letter]],
  ])("may have %s", (_, type, value) => {
    expect(() => conform(type, value)).not.toThrow();
  });

  test.each<[string, Type, Value]>([
    ["in a list", ["list", "dynamic"], [letter, yes]],
    ["in a set", ["set", "dynamic"], [letter, yes]],
    [
      "in a map",
      ["map", "dynamic"],
      new Map([
        ["a", letter],
        ["b", yes],
      ]),
    ],
    ["inside objects", ["list", object], [bare({ d: yes }), bare({ d: null })]],
    ["inside lists of lists", ["list", ["list", "dynamic"]], [[yes], [letter]]],
    ["inside tuples", ["list", ["tuple", ["dynamic"]]], [[yes], [letter]]],
  ])("are refused if of several types, which would crash Terraform: %s", (_, type, value) => {
    expect(() => conform(type, value)).toThrow("all elements must have the same type");
  });
});

test("values nested deeper than Terraform types may be are refused, not a stack overflow", () => {
  let type: Type = "bool";
  let value: Value = true;
  for (let level = 0; level < 5000; level++) {
    type = ["list", type];
    value = [value];
  }
  expect(() => conform(type, value)).toThrow("levels deep");
});
