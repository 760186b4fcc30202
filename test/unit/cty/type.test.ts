import { attributesOf, hasDynamic, parseType, sameType, type Type, typeJson } from "../../../src/cty/type";

describe("parseType", () => {
  test.each<[string, unknown]>([
    ['"string"', "string"],
    [' [ "list" , "bool" ] ', ["list", "bool"]],
    ['["set",["map","number"]]', ["set", ["map", "number"]]],
    ['["tuple",[]]', ["tuple", []]],
    ['["tuple",["string","dynamic"]]', ["tuple", ["string", "dynamic"]]],
    ['["object",{}]', ["object", Object.create(null)]],
  ])("reads %s", (json, type) => expect(parseType(json)).toEqual(type));

  test.each([
    "",
    "string",
    '"text"',
    '"String"',
    "null",
    "1",
    "{}",
    "[]",
    '["list"]',
    '["list","string","string"]',
    '["tuple","string"]',
    '["object",["string"]]',
    '["object",null]',
    '["object",{"a":null}]',
    '["object",{"a":"string"},"a"]',
    '["object",{"a":"string"},["b"]]',
    '["object",{"a":"string"},["toString"]]',
    '["object",{"a":"string"},["a"],1]',
    '["vector","string"]',
    '[["list"],"string"]',
    '["list","string"] "string"',
  ])("refuses %j", (json) =>
    expect(() => parseType(json)).toThrow(expect.objectContaining({ name: "CtyError" })),
  );

  test.each([300, 100_000])("refuses %d levels without exhausting the stack", (levels) => {
    expect(() => parseType(`${'["list",'.repeat(levels)}"string"${"]".repeat(levels)}`)).toThrow(
      "levels deep",
    );
  });

  test("takes an attribute called __proto__ for what it is", () => {
    const type = parseType('["object",{"__proto__":"string","constructor":"bool"}]');
    expect([...attributesOf(type as never).keys()]).toEqual(["__proto__", "constructor"]);
    expect(typeJson(type)).toBe('["object",{"__proto__":"string","constructor":"bool"}]');
  });

  test("composes attribute names", () => {
    expect(typeJson(parseType('["object",{"e\u0301":"string"}]'))).toBe('["object",{"é":"string"}]');
  });
});

describe("typeJson", () => {
  test.each<[Type, string]>([
    [
      ["object", { b: "string", a: ["tuple", ["bool", "dynamic"]] }],
      '["object",{"a":["tuple",["bool","dynamic"]],"b":"string"}]',
    ],
    [
      ["object", { b: "string", a: "bool" }, ["b", "a", "b"]],
      '["object",{"a":"bool","b":"string"},["a","b"]]',
    ],
    [["object", { a: "bool" }, []], '["object",{"a":"bool"}]'],
    [["object", { 10: "bool", 9: "bool", a: "bool" }], '["object",{"10":"bool","9":"bool","a":"bool"}]'],
    [
      ["object", { "\u{1f600}": "bool", "\uff5e": "bool" }],
      '["object",{"\uff5e":"bool","\u{1f600}":"bool"}]',
    ],
    [["object", { "<&>\u2028": "bool" }], '["object",{"\\u003c\\u0026\\u003e\\u2028":"bool"}]'],
  ])("is what Terraform writes: %j", (type, json) => expect(typeJson(type)).toBe(json));
});

describe("sameType", () => {
  const object: Type = ["object", { a: "string", b: ["list", "bool"] }];
  test.each<[Type, Type, boolean]>([
    ["string", "string", true],
    ["string", "dynamic", false],
    ["string", ["list", "string"], false],
    [["list", "string"], ["list", "string"], true],
    [["list", "string"], ["set", "string"], false],
    [["list", "string"], ["list", "bool"], false],
    [object, ["object", { b: ["list", "bool"], a: "string" }], true],
    [object, ["object", { a: "string" }], false],
    [object, ["object", { a: "string", c: ["list", "bool"] }], false],
    [object, ["object", { a: "string", b: ["list", "string"] }], false],
    [object, ["object", { a: "string", b: ["list", "bool"] }, ["a"]], false],
    [["object", { a: "string" }], ["object", Object.assign(Object.create(null), { a: "string" })], true],
    [["object", { ["toString" as string]: "string" }], ["object", { a: "string" }], false],
    [["object", {}], ["tuple", []], false],
    [["tuple", ["string", "bool"]], ["tuple", ["string", "bool"]], true],
    [["tuple", ["string", "bool"]], ["tuple", ["string"]], false],
    [["tuple", ["string"]], ["tuple", ["bool"]], false],
    [["tuple", []], ["list", "string"], false],
  ])("%j and %j", (a, b, same) => {
    expect(sameType(a, b)).toBe(same);
    expect(sameType(b, a)).toBe(same);
  });
});

test.each<[Type, boolean]>([
  ["dynamic", true],
  ["string", false],
  [["list", ["object", { a: "dynamic" }]], true],
  [["tuple", ["string", ["map", "dynamic"]]], true],
  [["tuple", ["string", ["map", "bool"]]], false],
])("hasDynamic finds dynamic anywhere: %j", (type, found) => expect(hasDynamic(type)).toBe(found));
