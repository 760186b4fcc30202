import { UNKNOWN, type Value } from "../../../src/cty/value";
import type { NestedShape, Schema } from "../../../src/framework/attribute";
import { correlate } from "../../../src/framework/correlate";
import { listOf, mapOf, object, setOf, text, whole } from "../../../src/framework/schema";
import { values } from "../../support/framework/stage";

const doc = "d";
const fold = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const item = {
  key: text.required({ doc, same: fold }),
  note: text.optional({ doc }),
  size: whole.proposed({ doc }),
  kind: text.defaulted({ doc, value: "std" }),
  id: text.computed({ doc }),
};
const shapeOf = (attribute: { readonly shape: unknown }) => attribute.shape as NestedShape;
const set = shapeOf(setOf.object(item).optional({ doc }));

const element = (more: Record<string, unknown>) =>
  values({ key: "k", note: null, size: null, kind: null, id: null, ...more });
const stored = (id: string, more: Record<string, unknown> = {}) =>
  element({ size: 1, kind: "std", id, ...more });

/** The ids of the partners, by position; "-" where there is none. */
function partners(
  of: readonly Value[],
  among: readonly Value[],
  said: "written" | "told" = "written",
): string {
  const pairs = correlate(set, { of, among }, said);
  return of.map((_element, index) => pairs.get(index)?.id ?? "-").join(" ");
}

describe("elements of a set, as configuration says them", () => {
  test.each<readonly [string, readonly Value[], readonly Value[], string]>([
    ["what is left to the provider may be anything", [element({})], [stored("1")], "1"],
    ["what is configured must be the same", [element({ note: "n" })], [stored("1")], "-"],
    ["an absent optional value must be absent", [element({})], [stored("1", { note: "n" })], "-"],
    ["a default stands for its value", [element({})], [stored("1", { kind: "big" })], "-"],
    ["a proposed value that is configured counts", [element({ size: 2 })], [stored("1")], "-"],
    ["another spelling will do", [element({ key: "K" })], [stored("1")], "1"],
    [
      "but the same spelling goes first, wherever it stands",
      [element({ key: "K" }), element({ key: "k" })],
      [stored("1", { key: "k" }), stored("2", { key: "K" })],
      "2 1",
    ],
    [
      "what says a value goes before what leaves it open, and nobody is a partner twice",
      [element({ size: null }), element({ size: 1 })],
      [stored("1")],
      "- 1",
    ],
    [
      "what leaves it open takes what is left",
      [element({ size: null }), element({ size: 2 })],
      [stored("2", { size: 2 }), stored("1")],
      "1 2",
    ],
    ["an unknown value is no evidence", [element({ key: UNKNOWN })], [stored("1")], "-"],
    [
      "beside an element that may turn out to be it, what leaves a value open takes nobody",
      [UNKNOWN, element({})],
      [stored("1")],
      "- -",
    ],
    ["but what says it does", [UNKNOWN, element({ size: 1 })], [stored("1")], "- 1"],
    ["nothing among nothing", [], [], ""],
  ])("%s", (_name, ...[of, among, expected]) => {
    expect(partners(of, among)).toBe(expected);
  });
});

describe("elements of a set, as an answer says them", () => {
  test.each([
    ["a computed value may have moved", [stored("x", { id: "1" })], [stored("2")], "2"],
    ["a value of the API's choice may have moved", [stored("1", { size: 5 })], [stored("2")], "2"],
    ["a configured one may not", [stored("1", { note: "n" })], [stored("2")], "-"],
    ["an open computed value fits all", [stored("1", { id: UNKNOWN })], [stored("2")], "2"],
    ["the closest goes first", [stored("9"), stored("1")], [stored("1"), stored("2")], "2 1"],
  ])("%s", (_name, ...[of, among, expected]) => {
    expect(partners(of, among, "told")).toBe(expected);
  });
});

describe("collections inside the elements of a set", () => {
  const nestings = [
    ["single", object(item).optional({ doc }), (one: unknown) => one],
    ["list", listOf.object(item).optional({ doc }), (one: unknown) => [one]],
    ["map", mapOf.object(item).optional({ doc }), (one: unknown) => new Map([["m", one]])],
    ["set", setOf.object(item).optional({ doc }), (one: unknown) => [one]],
  ] as const;
  const written = { key: "k", note: null, size: null, kind: null, id: null };
  const known = { key: "k", note: null, size: 3, kind: "std", id: "7" };

  test.each(nestings)("a %s is looked into", (_nesting, attribute, place) => {
    const schema: Schema = { name: text.required({ doc }), it: attribute };
    const outer = shapeOf(setOf.object(schema).optional({ doc }));
    const find = (inner: unknown) =>
      correlate(
        outer,
        {
          of: [values({ name: "a", it: place(inner) })],
          among: [values({ name: "b", it: place(known) }), values({ name: "a", it: place(known) })],
        },
        "written",
      ).get(0)?.name;
    expect(find(written)).toBe("a");
    expect(find({ ...written, note: "another" })).toBeUndefined();
  });

  test("of another size it is another element", () => {
    const outer = shapeOf(setOf.object({ it: listOf.object(item).optional({ doc }) }).optional({ doc }));
    const of = [values({ it: [written] })];
    expect(correlate(outer, { of, among: [values({ it: [known, known] })] }, "written").size).toBe(0);
    expect(correlate(outer, { of, among: [values({ it: null })] }, "written").size).toBe(0);
  });
});

test("a list goes by position and a map by key, whatever is inside", () => {
  const list = shapeOf(listOf.object(item).optional({ doc }));
  const pairs = correlate(
    list,
    { of: [UNKNOWN, element({})], among: [stored("1"), stored("2", { key: "z" })] },
    "written",
  );
  expect(pairs.get(1)?.id).toBe("2");
  const map = shapeOf(mapOf.object(item).optional({ doc }));
  const among = new Map([["__proto__", stored("1")]]);
  const of = new Map([
    ["__proto__", element({})],
    ["constructor", element({})],
  ]);
  expect([...correlate(map, { of, among }, "written").keys()]).toEqual(["__proto__"]);
});

test("null and unknown collections have no pairs", () => {
  for (const nothing of [null, UNKNOWN] as const) {
    expect(correlate(set, { of: nothing, among: [stored("1")] }, "written").size).toBe(0);
    expect(correlate(set, { of: [element({})], among: nothing }, "written").size).toBe(0);
  }
});

test("a thousand elements find their partners without comparing all with all", () => {
  let asked = 0;
  const counted = { ...item, key: text.required({ doc, same: (a, b) => ++asked > 0 && fold(a, b) }) };
  const many = shapeOf(setOf.object(counted).optional({ doc }));
  const keys = Array.from({ length: 1_000 }, (_, index) => `k${index}`);
  const of = keys.map((key) => element({ key }));
  const among = keys.map((key) => stored(key, { key }));
  const pairs = correlate(many, { of, among }, "written");
  expect(keys.map((_key, index) => pairs.get(index)?.id)).toEqual(keys);
  expect(asked).toBeLessThan(1_000);
});
