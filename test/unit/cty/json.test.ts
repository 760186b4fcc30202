import { decodeJson, encodeJson } from "../../../src/cty/json";
import type { Type } from "../../../src/cty/type";
import { Decimal, Dynamic, UNKNOWN, type Value } from "../../../src/cty/value";

const number1 = new Dynamic("number", 1);
const ONLY = 'exactly "value" and "type"';
const bare = (attributes: { [name: string]: Value }) => Object.assign(Object.create(null), attributes);
const person: Type = ["object", { name: "string", age: "number" }];

describe("encodeJson", () => {
  test.each<[string, Type, Value, string]>([
    ["null", "string", null, "null"],
    ["text with Go's escapes", "string", '<a>&"\u2028\n', '"\\u003ca\\u003e\\u0026\\"\\u2028\\n"'],
    ["large integers", "number", 2n ** 70n, "1180591620717411303424"],
    ["long decimals", "number", new Decimal("0.30000000000000000001"), "0.30000000000000000001"],
    ["small numbers without exponent", "number", 1e-7, "0.0000001"],
    ["large floats in all digits", "number", 1e21, "1000000000000000000000"],
    ["sets in order", ["set", "string"], ["b", "a"], '["a","b"]'],
    [
      "map keys in order",
      ["map", "bool"],
      new Map([
        ["b", true],
        ["__proto__", false],
      ]),
      '{"__proto__":false,"b":true}',
    ],
    ["attributes in order", person, { name: "x", age: null }, '{"age":null,"name":"x"}'],
    [
      "dynamic values with their type",
      "dynamic",
      new Dynamic(["list", "bool"], [true]),
      '{"value":[true],"type":["list","bool"]}',
    ],
    ["typed nulls", "dynamic", new Dynamic("bool", null), '{"value":null,"type":"bool"}'],
    ["nulls of no type", ["list", "dynamic"], [null], "[null]"],
  ])("writes %s", (...[, type, value, json]) => expect(encodeJson(type, value)).toBe(json));

  test.each<[string, Type, Value, string]>([
    [
      "an unknown value",
      ["list", "string"],
      ["a", UNKNOWN],
      "[1]: an unknown value cannot be written as JSON",
    ],
    ["infinity", person, { name: "x", age: Infinity }, "age: infinity cannot be written as JSON"],
    [
      "unknown inside a dynamic value",
      ["map", "dynamic"],
      new Map([["k", new Dynamic("bool", UNKNOWN)]]),
      '["k"]: an unknown',
    ],
    ["a missing attribute", person, { name: "x" }, 'attribute "age" is required'],
  ])("refuses %s", (...[, type, value, message]) => expect(() => encodeJson(type, value)).toThrow(message));
});

describe("decodeJson", () => {
  test.each<[string, Type, string, Value]>([
    ["integers beyond 2^53", "number", "9007199254740993", 9007199254740993n],
    [
      "decimals longer than a float64",
      "number",
      "0.30000000000000000001",
      new Decimal("0.30000000000000000001"),
    ],
    ["exponents", "number", "4.2e1", 42],
    ["numbers written as strings", "number", '"12345678901234567890"', 12345678901234567890n],
    ["numbers for strings, as they were written", "string", "1.50", "1.50"],
    ["bools for strings", "string", "true", "true"],
    [
      "bools written as strings",
      ["list", "bool"],
      '["true","false","1","0",true]',
      [true, false, true, false, true],
    ],
    ["text in form C", "string", '"e\\u0301"', "é"],
    ["sets in any order", ["set", "string"], '["b","a","b"]', ["a", "b"]],
    ["attributes in any order", person, '{"name":"x","age":1}', bare({ age: 1, name: "x" })],
    ["the last of repeated keys", ["map", "number"], '{"a":1,"a":2}', new Map([["a", 2]])],
    ["the last of repeated attributes", person, '{"age":1,"name":"x","age":2}', bare({ age: 2, name: "x" })],
    ["dynamic values with the type first", "dynamic", '{"type":"number","value":1}', number1],
    [
      "dynamic values inside dynamic ones",
      "dynamic",
      '{"value":{"value":1,"type":"number"},"type":"dynamic"}',
      number1,
    ],
    ["nulls of no type", "dynamic", "null", null],
    ["typed nulls", "dynamic", '{"value":null,"type":"bool"}', new Dynamic("bool", null)],
  ])("reads %s", (...[, type, json, value]) => {
    expect(decodeJson(type, json)).toEqual(value);
    expect(decodeJson(type, new TextEncoder().encode(json))).toEqual(value);
  });

  test("reads keys that every JavaScript object has", () => {
    const map = decodeJson(["map", "number"], '{"toString":2,"__proto__":1}') as Map<string, Value>;
    expect([...map]).toEqual([
      ["__proto__", 1],
      ["toString", 2],
    ]);
    const type: Type = ["object", JSON.parse('{"__proto__":"string"}')];
    expect(Object.entries(decodeJson(type, '{"__proto__":"x"}') as object)).toEqual([["__proto__", "x"]]);
  });

  test.each<[string, Type, string, string]>([
    ["a missing attribute", person, '{"name":"x"}', 'attribute "age" is required'],
    ["an extra attribute", person, '{"name":"x","age":1,"x":1}', 'unsupported attribute "x"'],
    [
      "an attribute only JavaScript objects have",
      person,
      '{"name":"x","age":1,"constructor":1}',
      'unsupported attribute "constructor"',
    ],
    [
      "a string that is no number",
      person,
      '{"name":"x","age":"old"}',
      "age: a number is required, not other text",
    ],
    ["a bool for a number", "number", "true", "a number is required, not a bool"],
    ["other text for a bool", "bool", '"yes"', "a bool is required, not a string"],
    ["a number for a bool", "bool", "1", "a bool is required, not a number"],
    ["an object for a string", "string", "{}", "a string is required, not an object"],
    ["an object for a list", ["list", "string"], "{}", "a list is required, not an object"],
    ["an array for a map", ["map", "string"], "[]", "a map is required, not an array"],
    ["a number for an object", person, "1", "an object is required, not a number"],
    [
      "a tuple of another length",
      ["tuple", ["bool"]],
      "[]",
      "a tuple of length 1 is required, not of length 0",
    ],
    ["a dynamic value without type", "dynamic", '{"value":1}', ONLY],
    ["a dynamic value without value", "dynamic", '{"type":"bool"}', ONLY],
    ["a dynamic value with something more", "dynamic", '{"type":"bool","value":true,"x":1}', ONLY],
    [
      "a dynamic value of no known type",
      ["list", "dynamic"],
      '[{"type":"text","value":true}]',
      "[0]: not a type",
    ],
    ["a type with a number in it", "dynamic", '{"type":["list",1],"value":[]}', "not a type"],
    ["text that is no JSON", "string", "abc", "invalid JSON at character 0"],
    ["nothing at all", "string", "", "invalid JSON at character 0"],
    ["two values", "string", '"a" "b"', "invalid JSON at character 4"],
  ])("refuses %s", (...[, type, json, message]) => {
    expect(() => decodeJson(type, json)).toThrow(
      expect.objectContaining({ name: "CtyError", message: expect.stringContaining(message) }),
    );
  });

  test("refuses bytes that are not UTF-8", () => {
    expect(() => decodeJson("string", Uint8Array.of(0x22, 0xff, 0x22))).toThrow("text must be valid UTF-8");
  });

  test("refuses nesting that would exhaust the stack, known to the type or not", () => {
    const deep = "[".repeat(200_000);
    expect(() => decodeJson("string", deep)).toThrow("JSON is nested too deeply");
    const known = `${'{"a":'.repeat(1000)}null${"}".repeat(1000)}`;
    let type: Type = "string";
    for (let level = 0; level < 1000; level++) type = ["object", { a: type }];
    expect(() => decodeJson(type, known)).toThrow("levels deep");
  });
});

describe("raw state", () => {
  const state: Type = [
    "object",
    { id: "string", roles: ["map", ["object", { name: "string", since: "string" }]], extra: "dynamic" },
  ];
  const read = (json: string) => decodeJson(state, json, { lenient: "raw-state" });

  test("fills missing attributes with null at every level", () => {
    expect(read('{"id":"1","roles":{"a":{"name":"x"}}}')).toEqual(
      bare({ id: "1", extra: null, roles: new Map([["a", bare({ name: "x", since: null })]]) }),
    );
  });

  test("ignores attributes the type does not have, at every level, whatever they hold", () => {
    const json =
      '{"old":[{"deep":1e9999}],"id":"1","__proto__":{},"roles":{"a":{"name":"x","since":null,"gone":{}}},"extra":null}';
    expect(read(json)).toEqual(
      bare({ id: "1", extra: null, roles: new Map([["a", bare({ name: "x", since: null })]]) }),
    );
  });

  test("still refuses a value of another kind", () => {
    expect(() => read('{"id":{}}')).toThrow("id: a string is required, not an object");
  });

  test("takes an empty object for all null", () => {
    expect(read("{}")).toEqual(bare({ id: null, roles: null, extra: null }));
  });
});
