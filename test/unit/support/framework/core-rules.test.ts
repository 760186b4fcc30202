import { UNKNOWN } from "../../../../src/cty/value";
import type { Schema } from "../../../../src/framework/attribute";
import { listOf, mapOf, object, setOf, text } from "../../../../src/framework/schema";
import { compatibilityProblems, planProblems, proposedNew } from "../../../support/framework/core-rules";
import { plain, values } from "../../../support/framework/stage";

const doc = "d";
const item = { key: text.required({ doc }), id: text.computed({ doc }) };
const schema: Schema = {
  name: text.required({ doc }),
  note: text.optional({ doc }),
  one: object(item).optional({ doc }),
  list: listOf.object(item).optional({ doc }),
  set: setOf.object(item).optional({ doc }),
  map: mapOf.object(item).optional({ doc }),
};
const base = { name: "a", note: null, one: null, list: null, set: null, map: null };
const element = (key: unknown, id: unknown = null) => ({ key, id });

/** Rules that never complain would prove nothing. */
describe("an invalid plan is found", () => {
  test.each<readonly [string, Record<string, unknown>, Record<string, unknown>]>([
    ["a configured value changed", {}, { name: "b" }],
    ["a value out of nothing", {}, { note: "n" }],
    ["a configured value unknown", { note: "n" }, { note: UNKNOWN }],
    ["an object gone", { one: element("k") }, { one: null }],
    ["a configured list unknown", { list: [element("k")] }, { list: UNKNOWN }],
    ["a list that grew", { list: [element("k")] }, { list: [element("k"), element("k")] }],
    ["a part of a list's element changed", { list: [element("k")] }, { list: [element("l", UNKNOWN)] }],
    [
      "another key in a map",
      { map: new Map([["x", element("k")]]) },
      { map: new Map([["y", element("k")]]) },
    ],
    ["a set that shrank", { set: [element("k"), element("l")] }, { set: [element("k")] }],
  ])("%s", (_name, config, planned) => {
    const three = {
      prior: null,
      config: values({ ...base, ...config }),
      planned: values({ ...base, ...planned }),
    };
    expect(planProblems(schema, three)).toHaveLength(1);
  });
  test("but the prior value may stay in place of a configured one", () => {
    const three = {
      prior: values({ ...base, name: "A" }),
      config: values(base),
      planned: values({ ...base, name: "A" }),
    };
    expect(planProblems(schema, three)).toEqual([]);
  });
});

describe("an inconsistent result is found", () => {
  test.each<readonly [string, Record<string, unknown>, Record<string, unknown>]>([
    ["another value", {}, { name: "b" }],
    ["a value gone", {}, { name: null }],
    ["a value out of nothing", {}, { note: "n" }],
    ["a known value unknown", {}, { name: UNKNOWN }],
    ["an element gone", { list: [element("k", UNKNOWN)] }, { list: [] }],
    ["an element of a set changed", { set: [element("k", UNKNOWN)] }, { set: [element("l", "1")] }],
    ["a set that grew", { set: [element("k", UNKNOWN)] }, { set: [element("k", "1"), element("k", "2")] }],
  ])("%s", (_name, planned, actual) => {
    const two = { planned: values({ ...base, ...planned }), actual: values({ ...base, ...actual }) };
    expect(compatibilityProblems(schema, two)).toHaveLength(1);
  });
});

test("a proposal carries over what is computed, by position, key and likeness", () => {
  const stored = { ...base, one: element("k", "1"), list: [element("k", "2")], set: [element("k", "3")] };
  const config = {
    ...base,
    one: element("l"),
    list: [element("l"), element("m")],
    set: [element("k"), element("l")],
  };
  expect(plain(proposedNew(schema, values(stored), values(config)))).toEqual({
    ...base,
    one: element("l", "1"),
    list: [element("l", "2"), element("m")],
    set: [element("k", "3"), element("l")],
  });
});
