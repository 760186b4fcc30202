import { printPath } from "../../../src/cty/path";
import { UNKNOWN } from "../../../src/cty/value";
import type { AnyAttribute, Schema } from "../../../src/framework/attribute";
import { planValues } from "../../../src/framework/plan-values";
import { listOf, mapOf, object, setOf, text } from "../../../src/framework/schema";
import { values } from "../../support/framework/stage";

const doc = "d";
const fold = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

const paths = (schema: Schema, config: Record<string, unknown>, prior: Record<string, unknown>) =>
  planValues({ schema, config: values(config), prior: values(prior) }).replace.map(printPath);

type Row = readonly [
  name: string,
  attribute: AnyAttribute,
  config: unknown,
  prior: unknown,
  paths: readonly string[],
];

test.each<Row>([
  ["a changed value", text.required({ doc, replaces: true }), "b", "a", ["it"]],
  ["the same value", text.required({ doc, replaces: true }), "a", "a", []],
  ["another spelling of it", text.required({ doc, replaces: true, same: fold }), "A", "a", []],
  ["a value that is not known yet", text.required({ doc, replaces: true }), UNKNOWN, "a", ["it"]],
  ["an optional value that is taken out", text.optional({ doc, replaces: true }), null, "a", ["it"]],
  ["an optional value that was never there", text.optional({ doc, replaces: true }), null, null, []],
  ["an omitted value that follows the API", text.proposed({ doc, replaces: true }), null, "a", []],
  ["a configured one that differs from the API's", text.proposed({ doc, replaces: true }), "b", "a", ["it"]],
  [
    "an omitted value with its default in place",
    text.defaulted({ doc, value: "s", replaces: true }),
    null,
    "s",
    [],
  ],
  [
    "an omitted value away from its default",
    text.defaulted({ doc, value: "s", replaces: true }),
    null,
    "x",
    ["it"],
  ],
  ["a changed value that does not replace", text.required({ doc }), "b", "a", []],
  ["a set in another order", setOf.text.required({ doc, replaces: true }), ["b", "a"], ["a", "b"], []],
])("%s", (_name, ...[attribute, config, prior, expected]) => {
  expect(paths({ it: attribute }, { it: config }, { it: prior })).toEqual(expected);
});

describe("inside other attributes", () => {
  const item = { zone: text.required({ doc, replaces: true }), note: text.optional({ doc }) };
  const a = { zone: "a", note: null };
  const b = { zone: "b", note: "n" };

  test.each<Row>([
    ["of one object", object(item).optional({ doc }), b, a, ["it.zone"]],
    ["of one object that stays", object(item).optional({ doc }), { ...a, note: "n" }, a, []],
    ["an object that comes", object(item).optional({ doc }), a, null, []],
    ["an object that goes", object(item).optional({ doc }), null, a, []],
    ["of a list's element", listOf.object(item).optional({ doc }), [a, b], [a, a], ["it[1].zone"]],
    ["of a list that grows", listOf.object(item).optional({ doc }), [a, b], [a], []],
    [
      "of a map's element",
      mapOf.object(item).optional({ doc }),
      new Map([["m", b]]),
      new Map([["m", a]]),
      ['it["m"].zone'],
    ],
    ["a collection that is not known yet", listOf.object(item).optional({ doc }), UNKNOWN, [a], []],
    ["an element that is not known yet", listOf.object(item).optional({ doc }), [UNKNOWN], [a], []],
  ])("%s", (_name, ...[attribute, config, prior, expected]) => {
    expect(paths({ it: attribute }, { it: config }, { it: prior })).toEqual(expected);
  });

  test("a path goes as far as a set and no farther", () => {
    const deep = {
      key: text.required({ doc }),
      in: object({ zone: text.proposed({ doc, replaces: true }) }).required({ doc }),
    };
    const schema = { it: setOf.object(deep).optional({ doc }) };
    // Two elements can only be the same one with another zone where the zone may be anyone's.
    expect(
      paths(schema, { it: [{ key: "k", in: { zone: "b" } }] }, { it: [{ key: "k", in: { zone: "a" } }] }),
    ).toEqual([]);
  });
});
