import { printPath } from "../../../src/cty/path";
import { UNKNOWN } from "../../../src/cty/value";
import type { AnyAttribute, Schema } from "../../../src/framework/attribute";
import { settleOutcome } from "../../../src/framework/outcome";
import { listOf, mapOf, object, setOf, text, whole } from "../../../src/framework/schema";
import { plain, values } from "../../support/framework/stage";

const doc = "d";
const fold = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

type Given = Record<"config" | "planned" | "result", Record<string, unknown>> & {
  readonly prior?: Record<string, unknown>;
};

function settle(schema: Schema, given: Given) {
  const outcome = settleOutcome(schema, {
    config: values(given.config),
    prior: given.prior && values(given.prior),
    planned: values(given.planned),
    result: values(given.result),
  });
  return {
    planned: plain(outcome.asPlanned),
    answered: plain(outcome.asAnswered),
    refused: outcome.refused.map(printPath),
    moved: outcome.moved.map(printPath),
  };
}

const one = (
  attribute: Schema[string],
  [config, planned, result]: readonly [config: unknown, planned: unknown, result: unknown],
) => settle({ it: attribute }, { config: { it: config }, planned: { it: planned }, result: { it: result } });

type Row = readonly [
  name: string,
  attribute: AnyAttribute,
  triple: readonly [config: unknown, planned: unknown, result: unknown],
  planned: unknown,
  answered: unknown,
  noted: "refused" | "moved" | "-",
];

describe("one attribute", () => {
  test.each<Row>([
    ["configured and taken", text.required({ doc }), ["x", "x", "x"], "x", "x", "-"],
    ["configured and refused", text.required({ doc }), ["x", "x", "y"], "x", "y", "refused"],
    [
      "configured and answered in another spelling",
      text.required({ doc, same: fold }),
      ["x", "x", "X"],
      "x",
      "x",
      "-",
    ],
    [
      "a default that was refused",
      text.defaulted({ doc, value: "s" }),
      [null, "s", "y"],
      "s",
      "y",
      "refused",
    ],
    ["an absence that was refused", text.optional({ doc }), [null, null, "y"], null, "y", "refused"],
    [
      "a configured value that the API may also choose",
      text.proposed({ doc }),
      ["x", "x", "y"],
      "x",
      "y",
      "refused",
    ],
    ["an omitted one that moved", text.proposed({ doc }), [null, "x", "y"], "x", "y", "moved"],
    ["an omitted one that was open", text.proposed({ doc }), [null, UNKNOWN, "y"], "y", "y", "-"],
    ["a computed one that was open", text.computed({ doc }), [null, UNKNOWN, "y"], "y", "y", "-"],
    ["a computed one that moved", text.computed({ doc, keeps: true }), [null, "x", "y"], "x", "y", "moved"],
    [
      "a policy, whatever was answered",
      text.optional({ doc, policy: true }),
      ["x", "x", null],
      "x",
      "x",
      "-",
    ],
  ])("%s", (_name, ...[attribute, triple, planned, answered, noted]) => {
    const outcome = one(attribute, triple);
    expect(outcome).toEqual({
      planned: { it: planned },
      answered: { it: answered },
      refused: noted === "refused" ? ["it"] : [],
      moved: noted === "moved" ? ["it"] : [],
    });
  });
});

describe("what the plan keeps as it was", () => {
  const keeping = (attribute: AnyAttribute, [prior, planned]: readonly [unknown, unknown]) =>
    settle(
      { it: attribute },
      { config: { it: "x" }, prior: { it: prior }, planned: { it: planned }, result: { it: "y" } },
    );

  test.each<[string, AnyAttribute, readonly [unknown, unknown], "refused" | "moved"]>([
    ["a configured value moves, and is not refused", text.required({ doc }), ["x", "x"], "moved"],
    ["another spelling of it is the same", text.required({ doc, same: fold }), ["X", "x"], "moved"],
    ["a value that changes is refused", text.required({ doc }), ["w", "x"], "refused"],
    ["a value that was not there before is refused", text.optional({ doc }), [null, "x"], "refused"],
  ])("%s", (_name, attribute, sides, noted) => {
    expect(keeping(attribute, sides)).toEqual({
      planned: { it: sides[1] },
      answered: { it: "y" },
      refused: noted === "refused" ? ["it"] : [],
      moved: noted === "moved" ? ["it"] : [],
    });
  });

  test("part by part, in an object of which another part changes", () => {
    const schema = { it: object({ a: text.required({ doc }), b: text.required({ doc }) }).required({ doc }) };
    const outcome = settle(schema, {
      config: { it: { a: "x", b: "new" } },
      prior: { it: { a: "x", b: "old" } },
      planned: { it: { a: "x", b: "new" } },
      result: { it: { a: "y", b: "z" } },
    });
    expect(outcome).toMatchObject({ refused: ["it.b"], moved: ["it.a"] });
  });
});

describe("objects in others", () => {
  const item = {
    name: text.required({ doc, same: fold }),
    size: whole.proposed({ doc }),
    id: text.computed({ doc }),
  };
  const written = { name: "a", size: null, id: null };
  const open = { name: "a", size: UNKNOWN, id: UNKNOWN };
  const nestings = [
    ["single", object(item).optional({ doc }), (element: unknown) => element, "it"],
    ["list", listOf.object(item).optional({ doc }), (element: unknown) => [element], "it[0]"],
    ["map", mapOf.object(item).optional({ doc }), (element: unknown) => new Map([["m", element]]), 'it["m"]'],
  ] as const;

  describe.each(nestings)("%s", (_nesting, ...[attribute, place, at]) => {
    const triple = (config: unknown, planned: unknown, result: unknown) =>
      one(attribute, [place(config), place(planned), place(result)]);

    test("open parts take what was answered, in the planned spelling", () => {
      const stored = { name: "a", size: 2, id: "7" };
      const outcome = triple(written, open, { name: "A", size: 2, id: "7" });
      expect(outcome).toEqual({
        planned: { it: place(stored) },
        answered: { it: place(stored) },
        refused: [],
        moved: [],
      });
    });
    test("a refused part is named exactly", () => {
      const outcome = triple(written, open, { name: "b", size: 2, id: "7" });
      expect(outcome.refused).toEqual([`${at}.name`]);
      expect(outcome.planned).toEqual({ it: place({ name: "a", size: 2, id: "7" }) });
      expect(outcome.answered).toEqual({ it: place({ name: "b", size: 2, id: "7" }) });
    });
    test("a part that nobody configured may move", () => {
      const planned = { name: "a", size: 1, id: "7" };
      const outcome = triple(written, planned, { name: "a", size: 2, id: "8" });
      expect(outcome).toMatchObject({
        planned: { it: place(planned) },
        refused: [],
        moved: [`${at}.size`, `${at}.id`],
      });
    });
    test("as a whole left to the API, nothing in it can be refused", () => {
      const planned = { name: "a", size: 1, id: "7" };
      const outcome = one(attribute.mode === "optional" ? { ...attribute, mode: "proposed" } : attribute, [
        null,
        place(planned),
        place({ name: "b", size: 1, id: "7" }),
      ]);
      expect(outcome).toMatchObject({ planned: { it: place(planned) }, refused: [], moved: [`${at}.name`] });
    });
    test("what vanished was refused as a whole", () => {
      const outcome = one(attribute, [place(written), place(open), null]);
      expect(outcome).toMatchObject({ answered: { it: null }, refused: ["it"] });
    });
  });

  test("a list of another length was refused as a whole", () => {
    const list = listOf.object(item).optional({ doc });
    const outcome = one(list, [[written], [open], []]);
    expect(outcome).toMatchObject({ planned: { it: [open] }, answered: { it: [] }, refused: ["it"] });
  });

  describe("in a set", () => {
    const set = setOf.object(item).optional({ doc });
    const element = (name: string, size: unknown, id: unknown) => ({ name, size, id });

    test("open parts are filled by what each element is", () => {
      const outcome = one(set, [
        [element("a", null, null), element("b", null, null)],
        [element("a", UNKNOWN, UNKNOWN), element("b", UNKNOWN, UNKNOWN)],
        [element("B", 1, "2"), element("a", 2, "1")],
      ]);
      const stored = [element("a", 2, "1"), element("b", 1, "2")];
      expect(outcome).toEqual({ planned: { it: stored }, answered: { it: stored }, refused: [], moved: [] });
    });
    test("an element that was refused is told at the set", () => {
      const outcome = one(set, [
        [element("a", null, null)],
        [element("a", UNKNOWN, UNKNOWN)],
        [element("b", 1, "1")],
      ]);
      expect(outcome).toMatchObject({ refused: ["it"], answered: { it: [element("b", 1, "1")] } });
    });
    test("a configured part that was refused is told at the set, once", () => {
      const outcome = one(set, [
        [element("a", 1, null), element("b", 1, null)],
        [element("a", 1, "7"), element("b", 1, "8")],
        [element("a", 2, "7"), element("b", 2, "8")],
      ]);
      expect(outcome).toMatchObject({ refused: ["it"], moved: [] });
    });
    test("a part that nobody configured may move", () => {
      const planned = [element("a", 1, "7")];
      const outcome = one(set, [[element("a", null, null)], planned, [element("a", 2, "8")]]);
      expect(outcome).toMatchObject({ planned: { it: planned }, refused: [], moved: ["it"] });
    });
    test("the API's order and repetitions mean nothing", () => {
      const texts = setOf.text.required({ doc });
      expect(
        one(texts, [
          ["a", "b"],
          ["a", "b"],
          ["b", "a", "b"],
        ]),
      ).toMatchObject({ refused: [], planned: { it: ["a", "b"] } });
    });
  });

  test("a default that is an object can be refused in part", () => {
    const attribute = object(item).defaulted({ doc, value: { name: "a", size: null } });
    expect(one(attribute, [null, open, { name: "b", size: 1, id: "1" }])).toMatchObject({
      refused: ["it.name"],
    });
  });
});
