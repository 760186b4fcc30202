import { printPath } from "../../../src/cty/path";
import { Decimal, UNKNOWN } from "../../../src/cty/value";
import type { Schema } from "../../../src/framework/attribute";
import { between, type Check } from "../../../src/framework/checks";
import {
  decimal,
  flag,
  listOf,
  mapOf,
  object,
  oneOf,
  setOf,
  text,
  whole,
} from "../../../src/framework/schema";
import { validateValues } from "../../../src/framework/validate";
import { rows } from "../../support/client/rows";
import { values } from "../../support/framework/stage";

const doc = "d";
const WHOLE = "it must be a whole number no larger than 9007199254740991 in size";
const READ_ONLY = "The provider sets it. Take it out of the configuration.";
const short: Check<string> = {
  says: "at most 3 letters",
  holds: (value) => value.length <= 3,
  remedy: (value) => `Write ${value.slice(0, 3)}.`,
};

const found = (schema: Schema, config: Record<string, unknown>) =>
  validateValues(schema, values(config)).map(({ code, summary, detail, path }) => ({
    code,
    summary,
    detail,
    path: printPath(path ?? []),
  }));

const shortText = text.required({ doc, checks: [short] });

test.each([
  ["a word", shortText, "abcd", 'it must be at most 3 letters, got "abcd". Write abc.'],
  [
    "a word's case",
    oneOf("admin", "viewer").required({ doc }),
    "Admin ",
    'it must be one of "admin", "viewer", got "Admin ". Write "admin".',
  ],
  ["a strange word", oneOf("admin").required({ doc }), "x", 'it must be one of "admin", got "x".'],
  [
    "a number",
    whole.required({ doc, checks: [between(1, 3)] }),
    4,
    "it must be a number from 1 to 3, got 4.",
  ],
  [
    "a number too large for JavaScript",
    whole.required({ doc }),
    2n ** 64n,
    `${WHOLE}, got 18446744073709551616.`,
  ],
  ["a fraction", whole.required({ doc }), 1.5, `${WHOLE}, got 1.5.`],
  [
    "a fraction with many digits",
    whole.required({ doc }),
    new Decimal("0.30000000000000000001"),
    `${WHOLE}, got 0.30000000000000000001.`,
  ],
  [
    "a flag",
    flag.required({ doc, checks: [{ says: "true", holds: (value) => value }] }),
    false,
    "it must be true, got false.",
  ],
  ["a list", listOf.whole.required({ doc }), [1, 1.5], `${WHOLE}.`],
  [
    "a secret, without showing it",
    text.required({ doc, sensitive: true, checks: [short] }),
    "hunter2",
    "it must be at most 3 letters.",
  ],
  [
    "a long text, cut",
    shortText,
    "x".repeat(500),
    `it must be at most 3 letters, got "${"x".repeat(200)}…". Write xxx.`,
  ],
])("%s that breaks a check is told with the value and the remedy", (_name, ...[attribute, value, detail]) => {
  expect(found({ it: attribute as Schema[string] }, { it: value })).toEqual([
    { code: "config/invalid-value", summary: "Invalid value for it", detail, path: "it" },
  ]);
});

test.each<readonly [string, Schema[string], unknown]>([
  ["an unknown value", shortText, UNKNOWN],
  ["null where it may be", text.optional({ doc, checks: [short] }), null],
  [
    "a collection with an unknown element",
    listOf.text.required({ doc, checks: [{ says: "x", holds: (xs) => xs.every((x) => x.length > 0) }] }),
    ["a", UNKNOWN],
  ],
  ["a good value", whole.required({ doc, checks: [between(1, 3)] }), 3],
  ["any number where any may be", decimal.required({ doc }), new Decimal("0.1")],
  ["nothing for a computed value", text.computed({ doc }), null],
])("%s passes", (_name, attribute, value) => {
  expect(found({ it: attribute }, { it: value })).toEqual([]);
});

test.each<readonly [string, Schema[string], unknown, string, string]>([
  [
    "null for a required value",
    text.required({ doc }),
    null,
    "config/missing-value",
    "it is required, but null. Give it a value.",
  ],
  ["a value for a computed one", text.computed({ doc }), "x", "config/read-only", READ_ONLY],
  ["an unknown one for a computed one", text.computed({ doc }), UNKNOWN, "config/read-only", READ_ONLY],
])("%s is refused, because core lets it pass", (_name, ...[attribute, value, code, detail]) => {
  expect(found({ it: attribute }, { it: value })).toMatchObject([{ code, detail, path: "it" }]);
});

describe("inside others", () => {
  const item = { name: shortText, id: text.computed({ doc }) };
  const bad = { name: "abcd", id: null };

  type Inside = readonly [string, Schema[string], unknown, path: string, label?: string];
  test.each(
    rows<Inside>([
      ["one object", object(item).optional({ doc }), bad, "it.name"],
      ["a list", listOf.object(item).optional({ doc }), [{ name: "a", id: null }, bad], "it[1].name"],
      ["a map", mapOf.object(item).optional({ doc }), new Map([["__proto__", bad]]), 'it["__proto__"].name'],
      ["a set, where the path ends", setOf.object(item).optional({ doc }), [bad], "it", "it[*].name"],
      [
        "a list in a set, where the path ended",
        setOf.object({ in: listOf.object(item).optional({ doc }) }).optional({ doc }),
        [{ in: [bad] }],
        "it",
        "it[*].in[0].name",
      ],
    ]),
  )("%s", (_name, [, attribute, value, path, label = path]) => {
    expect(found({ it: attribute }, { it: value })).toMatchObject([
      { path, summary: `Invalid value for ${label}` },
    ]);
  });

  test("required and computed count there too", () => {
    const codes = found({ it: object(item).optional({ doc }) }, { it: { name: null, id: "x" } }).map(
      ({ code, path }) => [code, path],
    );
    expect(codes).toEqual([
      ["config/missing-value", "it.name"],
      ["config/read-only", "it.id"],
    ]);
  });
  test("unknown objects and elements are skipped", () => {
    expect(
      found({ it: listOf.object(item).optional({ doc }) }, { it: [UNKNOWN, { name: UNKNOWN, id: null }] }),
    ).toEqual([]);
  });
});

describe("a null element", () => {
  const item = { name: text.required({ doc }) };
  const inMap = new Map([["k", null]]);
  test.each<readonly [string, Schema[string], unknown, string, string]>([
    ["of a list", listOf.text.optional({ doc }), ["a", null], "it[1]", "it[1] is null."],
    ["of a set", setOf.text.optional({ doc }), ["a", null], "it", "An element of it is null."],
    ["of a map", mapOf.text.optional({ doc }), inMap, 'it["k"]', 'it["k"] is null.'],
    ["of a list of objects", listOf.object(item).optional({ doc }), [null], "it[0]", "it[0] is null."],
    ["of a set of objects", setOf.object(item).optional({ doc }), [null], "it", "An element of it is null."],
    ["of a map of objects", mapOf.object(item).optional({ doc }), inMap, 'it["k"]', 'it["k"] is null.'],
  ])("%s is refused with its path and a way out", (_name, ...[attribute, value, path, words]) => {
    const [only, ...others] = found({ it: attribute }, { it: value });
    expect(others).toEqual([]);
    expect(only).toMatchObject({ code: "config/null-element", summary: "Null element in it", path });
    expect(only?.detail).toBe(
      `${words} Leave the element out, or filter it with: [for x in xs : x if x != null].`,
    );
  });
});

test("everything that is wrong is told at once", () => {
  const schema = {
    a: shortText,
    b: text.required({ doc }),
    c: shortText,
  };
  expect(found(schema, { a: "abcd", b: null, c: "abcd" }).map(({ path }) => path)).toEqual(["a", "b", "c"]);
});

describe("elements of a set that a default makes the same", () => {
  const item = {
    key: text.required({ doc }),
    kind: text.defaulted({ doc, value: "std" }),
    id: text.computed({ doc }),
  };
  const element = (kind: unknown, key: unknown = "k") => ({ key, kind, id: null });
  const inner = { in: setOf.object(item).optional({ doc }), name: text.required({ doc }) };

  test("two elements that defaults make the same, until one is left out", () => {
    const codesOf = (...elements: readonly unknown[]) =>
      found({ it: setOf.object(item).optional({ doc }) }, { it: elements }).map(({ code }) => code);
    expect(codesOf(element("std"), element(null))).toEqual(["config/same-elements"]);
    expect(codesOf(element("std"))).toEqual([]);
  });

  test.each<readonly [string, Schema, unknown, readonly string[]]>([
    ["are refused", item, [element("std"), element(null)], ["it: Two elements of it are the same"]],
    ["may differ elsewhere", item, [element("std"), element(null, "l")], []],
    ["may differ in the default", item, [element("big"), element(null)], []],
    ["may turn out different", item, [element("std", UNKNOWN), element(null, UNKNOWN)], []],
    [
      "are refused deep inside",
      inner,
      [{ name: "a", in: [element("std"), element(null)] }],
      ["it: Two elements of it[*].in are the same"],
    ],
  ])("%s", (_name, ...[schema, value, expected]) => {
    const told = found({ it: setOf.object(schema).optional({ doc }) }, { it: value });
    expect(told.map(({ path, summary }) => `${path}: ${summary}`)).toEqual(expected);
  });
});

test.each([
  ["given", "a", true],
  ["not known yet", UNKNOWN, true],
  ["left out", null, false],
])("a deprecated argument that is %s", (_name, value, isSaid) => {
  const inner = { old: text.optional({ doc, deprecated: "Write young." }) };
  const given = found({ outer: object(inner).optional({ doc }) }, { outer: { old: value } });
  const said = {
    code: "config/deprecated",
    summary: "outer.old is deprecated",
    detail: "Write young.",
    path: "outer.old",
  };
  expect(given).toEqual(isSaid ? [said] : []);
});
