import { Decimal, UNKNOWN } from "../../../src/cty/value";
import { adopt } from "../../../src/framework/adopt";
import type { Schema } from "../../../src/framework/attribute";
import { decimal, flag, listOf, mapOf, object, setOf, text, whole } from "../../../src/framework/schema";
import { plain } from "../../support/framework/stage";

const doc = "d";
const item = { name: text.required({ doc }), note: text.optional({ doc }) };
const schema = {
  name: text.required({ doc }),
  size: decimal.optional({ doc }),
  on: flag.optional({ doc }),
  tags: setOf.text.optional({ doc }),
  labels: mapOf.text.optional({ doc }),
  one: object(item).optional({ doc }),
  list: listOf.object(item).optional({ doc }),
  set: setOf.object(item).optional({ doc }),
  map: mapOf.object(item).optional({ doc }),
};
const nothing = Object.fromEntries(Object.keys(schema).map((name) => [name, null]));

const take = (given: unknown, of: Schema = schema) => {
  const { values, faults } = adopt(of, given);
  return { values: plain(values), faults };
};

describe("what an author answers", () => {
  test("takes canonical form at every depth", () => {
    const answer = {
      name: "e\u0301",
      tags: ["b", "a", "b"],
      labels: new Map([
        ["z", "1"],
        ["__proto__", "2"],
      ]),
      one: { name: "x" },
      list: [{ name: "x" }, { name: "y", note: "n", extra: 1 }],
      set: [{ name: "y" }, { name: "x" }, { name: "y", note: null }],
      map: new Map([["__proto__", { name: "x" }]]),
    };
    const { values, faults } = take(answer);
    expect(faults).toEqual([]);
    expect(values).toEqual({
      ...nothing,
      name: "\u00e9",
      tags: ["a", "b"],
      labels: new Map([
        ["__proto__", "2"],
        ["z", "1"],
      ]),
      one: { name: "x", note: null },
      list: [
        { name: "x", note: null },
        { name: "y", note: "n" },
      ],
      set: [
        { name: "x", note: null },
        { name: "y", note: null },
      ],
      map: new Map([["__proto__", { name: "x", note: null }]]),
    });
  });
  test("has null for what is left out, whatever every object inherits", () => {
    const inherited = { constructor: text.optional({ doc }), toString: text.optional({ doc }) };
    expect(take({}, inherited)).toEqual({ values: { constructor: null, toString: null }, faults: [] });
    expect(take({ name: undefined }).values).toEqual(nothing);
  });
  test("keeps what is unknown, for others to judge", () => {
    expect(take({ name: UNKNOWN, list: [UNKNOWN, { name: UNKNOWN }] }).values).toMatchObject({
      name: UNKNOWN,
      list: [UNKNOWN, { name: UNKNOWN, note: null }],
    });
  });
  test("keeps numbers without loss", () => {
    const exact = new Decimal("0.30000000000000000001");
    expect(take({ size: exact }).values).toMatchObject({ size: exact });
    expect(take({ size: 2n ** 70n }).values).toMatchObject({ size: 2n ** 70n });
  });
});

describe("what does not fit", () => {
  test.each<readonly [string, Record<string, unknown>, string, string]>([
    ["another type", { name: 7 }, "name", "name: a string is required, not a number"],
    ["NaN", { size: Number.NaN }, "size", "size: NaN is not a number Terraform knows"],
    ["infinity", { size: -Infinity }, "size", "size: a state cannot hold infinity"],
    [
      "an object where a list must be",
      { list: { name: "x" } },
      "list",
      "list: a list is required, not an object",
    ],
    [
      "a list where an object must be",
      { one: [{ name: "x" }] },
      "one",
      "one: an object is required, not a list",
    ],
    [
      "a plain object where a map must be",
      { labels: { a: "b" } },
      "labels",
      "labels: a map is required, not an object",
    ],
    ["a text among objects", { list: ["x"] }, "list", "list[0]: an object is required, not a string"],
    [
      "deep inside a map",
      { map: new Map([["k", { name: 1 }]]) },
      "map",
      'map["k"].name: a string is required, not a number',
    ],
    [
      "deep inside a set",
      { set: [{ name: "a", note: true }] },
      "set",
      "set[0].note: a string is required, not a bool",
    ],
  ])("%s leaves that attribute unknown, and the others as they are", (_name, ...[broken, name, fault]) => {
    const { values, faults } = take({ on: true, ...broken });
    expect(faults).toEqual([fault]);
    expect(values).toEqual({ ...nothing, on: true, [name]: UNKNOWN });
  });
  test("infinity hides in no collection", () => {
    const numbers = { xs: listOf.whole.optional({ doc }), m: mapOf.whole.optional({ doc }) };
    expect(take({ xs: [Infinity], m: new Map([["a", Infinity]]) }, numbers).faults).toHaveLength(2);
  });
  test.each([[undefined], [null], ["x"], [1], [[]], [new Map()]])("%p is no state at all", (given) => {
    const { values, faults } = take(given, { a: text.required({ doc }), b: whole.computed({ doc }) });
    expect(values).toEqual({ a: UNKNOWN, b: UNKNOWN });
    expect(faults).toEqual(["an object is required"]);
  });
  test("never repeats a value", () => {
    expect(JSON.stringify(take({ name: ["hunter2"], tags: "hunter2", one: "hunter2" }).faults)).not.toContain(
      "hunter2",
    );
  });
});
