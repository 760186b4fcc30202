import type { Type } from "../../../src/cty/type";
import { fromDynamic, objectFrom, toDynamic } from "../../../src/server/dynamic-value";
import { bytes } from "../../support/framework/stage";
import { EMPTY } from "../../support/toy/toy-session";

const type: Type = ["object", { a: "string" }];

test.each([
  ["absent", undefined, null],
  ["empty", { msgpack: EMPTY, json: EMPTY }, null],
  ["MessagePack", { msgpack: Buffer.from("81a161a178", "hex"), json: EMPTY }, { a: "x" }],
  ["JSON", { msgpack: EMPTY, json: bytes('{"a":"x"}') }, { a: "x" }],
  [
    "both, of which MessagePack counts",
    { msgpack: Buffer.from("81a161a178", "hex"), json: bytes('{"a":"y"}') },
    { a: "x" },
  ],
])("%s", (_name, value, expected) => {
  expect({ ...(fromDynamic(type, value) as object | null) }).toEqual({ ...expected });
  expect(fromDynamic(type, value) === null).toBe(expected === null);
});

test("where core never leaves null, null is an error", () => {
  expect(() => objectFrom(type, undefined)).toThrow(TypeError);
});

test("an answer is MessagePack", () => {
  expect(toDynamic(type, null)).toEqual({ msgpack: new Uint8Array([0xc0]), json: EMPTY });
});
