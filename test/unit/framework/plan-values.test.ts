import { UNKNOWN } from "../../../src/cty/value";
import type { AnyAttribute, Schema } from "../../../src/framework/attribute";
import { planValues } from "../../../src/framework/plan-values";
import { flag, listOf, mapOf, object, setOf, text, whole } from "../../../src/framework/schema";
import { plain, values } from "../../support/framework/stage";

interface Case {
  readonly schema: Schema;
  readonly prior?: Record<string, unknown> | null;
  readonly config: Record<string, unknown>;
}

const plan = ({ schema, prior, config }: Case) => {
  const { planned, differs, replace } = planValues({
    schema,
    prior: prior ? values(prior) : null,
    config: values(config),
  });
  return { planned: plain(planned), differs, replace };
};

const fold = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const doc = "d";

describe("each mode, when created", () => {
  test.each<readonly [name: string, attribute: AnyAttribute, configured: unknown, planned: unknown]>([
    ["required: what is configured", text.required({ doc }), "x", "x"],
    ["required and not known yet", text.required({ doc }), UNKNOWN, UNKNOWN],
    ["optional and left out: null", text.optional({ doc }), null, null],
    ["defaulted and left out: the default", text.defaulted({ doc, value: "std" }), null, "std"],
    ["defaulted and configured: that", text.defaulted({ doc, value: "std" }), "x", "x"],
    ["defaulted and not known yet", text.defaulted({ doc, value: "std" }), UNKNOWN, UNKNOWN],
    ["proposed and left out: unknown", text.proposed({ doc }), null, UNKNOWN],
    ["proposed and configured: that", text.proposed({ doc }), "x", "x"],
    ["computed: unknown", text.computed({ doc }), null, UNKNOWN],
    ["computed that updates keep: unknown", text.computed({ doc, keeps: true }), null, UNKNOWN],
  ])("%s", (_name, ...[attribute, configured, planned]) => {
    const answer = plan({ schema: { it: attribute }, config: { it: configured } });
    expect(answer).toEqual({ planned: { it: planned }, differs: "remote", replace: [] });
  });
});

type Update = readonly [
  name: string,
  attribute: AnyAttribute,
  configured: unknown,
  before: unknown,
  planned: unknown,
];

describe("each mode, when something else is updated", () => {
  test.each<Update>([
    ["required stays as configured", text.required({ doc }), "x", "x", "x"],
    ["optional taken out becomes null", text.optional({ doc }), null, "old", null],
    ["defaulted left out keeps the default", text.defaulted({ doc, value: "std" }), null, "std", "std"],
    ["defaulted left out returns to the default", text.defaulted({ doc, value: "std" }), null, "old", "std"],
    ["proposed left out keeps the prior value", text.proposed({ doc }), null, "old", "old"],
    [
      "proposed left out keeps null where the API has none",
      text.proposed({ doc, nullable: true }),
      null,
      null,
      null,
    ],
    ["proposed taken out of the configuration keeps its value", text.proposed({ doc }), null, "mine", "mine"],
    ["computed becomes unknown", text.computed({ doc }), null, "old", UNKNOWN],
    ["computed that updates keep stays", text.computed({ doc, keeps: true }), null, "old", "old"],
  ])("%s", (_name, ...[attribute, configured, before, planned]) => {
    const schema = { it: attribute, other: text.required({ doc }) };
    const answer = plan({
      schema,
      prior: { it: before, other: "1" },
      config: { it: configured, other: "2" },
    });
    expect(answer).toEqual({ planned: { it: planned, other: "2" }, differs: "remote", replace: [] });
  });
});

describe("what differs", () => {
  const schema = {
    name: text.required({ doc }),
    wait: flag.optional({ doc, policy: true }),
    limits: object({ create: text.optional({ doc }) }).optional({ doc, policy: true }),
    id: text.computed({ doc }),
  };
  const prior = { name: "a", wait: null, limits: null, id: "7" };

  test.each<readonly [name: string, config: Record<string, unknown>, differs: string, id: unknown]>([
    ["nothing", { ...prior, id: null }, "nothing", "7"],
    ["a policy alone keeps computed values", { ...prior, wait: true, id: null }, "policy", "7"],
    ["a nested policy too", { ...prior, limits: { create: "5m" }, id: null }, "policy", "7"],
    ["a policy that is not known yet", { ...prior, wait: UNKNOWN, id: null }, "policy", "7"],
    ["a policy beside more", { ...prior, wait: true, name: "b", id: null }, "remote", UNKNOWN],
    ["more", { ...prior, name: "b", id: null }, "remote", UNKNOWN],
  ])("%s", (_name, ...[config, differs, id]) => {
    const answer = plan({ schema, prior, config });
    expect(answer.differs).toBe(differs);
    expect(answer.planned).toEqual({ ...config, id });
  });
});

describe("two spellings of one value", () => {
  const schema = {
    email: text.required({ doc, same: fold }),
    role: text.defaulted({ doc, value: "VIEWER", same: fold, replaces: true }),
    id: text.computed({ doc }),
  };
  const prior = { email: "Ada@x", role: "viewer", id: "7" };

  test("keep the prior one, and nothing differs", () => {
    const answer = plan({ schema, prior, config: { email: "ADA@X", role: "Viewer", id: null } });
    expect(answer).toEqual({ planned: prior, differs: "nothing", replace: [] });
  });
  test("a default keeps it as well", () => {
    const answer = plan({ schema, prior, config: { email: "ada@x", role: null, id: null } });
    expect(answer).toEqual({ planned: prior, differs: "nothing", replace: [] });
  });
  test("keep the prior one beside another change", () => {
    const answer = plan({ schema, prior, config: { email: "ADA@x", role: "admin", id: null } });
    expect(answer.planned).toEqual({ email: "Ada@x", role: "admin", id: UNKNOWN });
  });
  test("are taken from the configuration when created", () => {
    const answer = plan({ schema, prior: null, config: { email: "ADA@X", role: null, id: null } });
    expect(answer.planned).toEqual({ email: "ADA@X", role: "VIEWER", id: UNKNOWN });
  });
  test("of an object as a whole keep all of the prior one, also what it computed", () => {
    const box = object({ label: text.required({ doc }), seen: text.computed({ doc }) }).optional({
      doc,
      same: (a, b) => fold(a.label, b.label),
    });
    const boxed = { box, name: text.required({ doc }) };
    const prior = { box: { label: "A", seen: "now" }, name: "a" };
    const config = { box: { label: "a", seen: null }, name: "b" };
    expect(plan({ schema: boxed, prior, config }).planned).toEqual({ ...prior, name: "b" });
  });
  test("are never asked about unknown elements or null", () => {
    const seen: unknown[] = [];
    const strict = (a: readonly string[], b: readonly string[]) => {
      seen.push(a, b);
      return a.join() === b.join();
    };
    const lists = { xs: listOf.text.optional({ doc, same: strict }) };
    for (const xs of [null, UNKNOWN, ["a", UNKNOWN]])
      expect(plan({ schema: lists, prior: { xs: ["a", "b"] }, config: { xs } }).planned).toEqual({ xs });
    expect(seen).toEqual([]);
  });
});

/** The same element in every nesting: where it stands, and how a configuration says it. */
const item = {
  key: text.required({ doc }),
  note: text.optional({ doc }),
  size: whole.proposed({ doc }),
  kind: text.defaulted({ doc, value: "std" }),
  id: text.computed({ doc, keeps: true }),
  seen: text.computed({ doc }),
};
const NESTINGS = [
  ["single", object(item).optional({ doc }), (element: unknown) => element],
  ["list", listOf.object(item).optional({ doc }), (element: unknown) => [element]],
  ["set", setOf.object(item).optional({ doc }), (element: unknown) => [element]],
  ["map", mapOf.object(item).optional({ doc }), (element: unknown) => new Map([["__proto__", element]])],
] as const;

describe.each(NESTINGS)("an object in a %s", (_nesting, attribute, place) => {
  const schema = { name: text.required({ doc }), it: attribute };
  const written = { key: "k", note: null, size: null, kind: null, id: null, seen: null };
  const stored = { key: "k", note: null, size: 3, kind: "std", id: "7", seen: "now" };
  const config = { name: "a", it: place(written) };
  const prior = { name: "a", it: place(stored) };

  test("is planned with all that nobody configured unknown, when created", () => {
    const planned = { ...written, size: UNKNOWN, kind: "std", id: UNKNOWN, seen: UNKNOWN };
    expect(plan({ schema, config }).planned).toEqual({ name: "a", it: place(planned) });
  });
  test("carries over what nobody configured, and nothing differs", () => {
    expect(plan({ schema, prior, config })).toEqual({ planned: prior, differs: "nothing", replace: [] });
  });
  test("keeps what an update keeps when something else changes", () => {
    const answer = plan({ schema, prior, config: { ...config, name: "b" } });
    expect(answer.planned).toEqual({ name: "b", it: place({ ...stored, seen: UNKNOWN }) });
  });
  test("appears with everything open", () => {
    const answer = plan({ schema, prior: { name: "a", it: null }, config });
    const planned = { ...written, size: UNKNOWN, kind: "std", id: UNKNOWN, seen: UNKNOWN };
    expect(answer).toEqual({ planned: { name: "a", it: place(planned) }, differs: "remote", replace: [] });
  });
  test("goes when it is taken out", () => {
    const answer = plan({ schema, prior, config: { name: "a", it: null } });
    expect(answer).toEqual({ planned: { name: "a", it: null }, differs: "remote", replace: [] });
  });
  test("is unknown where the configuration is", () => {
    expect(plan({ schema, prior, config: { name: "a", it: UNKNOWN } }).planned).toEqual({
      name: "a",
      it: UNKNOWN,
    });
  });
  test("may have parts that are not known yet", () => {
    const answer = plan({
      schema,
      prior: null,
      config: { name: "a", it: place({ ...written, key: UNKNOWN }) },
    });
    const planned = { ...written, key: UNKNOWN, size: UNKNOWN, kind: "std", id: UNKNOWN, seen: UNKNOWN };
    expect(answer.planned).toEqual({ name: "a", it: place(planned) });
  });
});

describe("collections of objects", () => {
  const schema = { xs: listOf.object(item).optional({ doc }) };
  const element = (key: unknown, more = {}) => ({
    ...{ key, note: null, size: null, kind: null, id: null, seen: null },
    ...more,
  });
  const stored = (key: string, id: string) => element(key, { size: 1, kind: "std", id, seen: "s" });

  test("a list with an element that is not known yet as a whole", () => {
    const answer = plan({
      schema,
      prior: { xs: [stored("a", "1")] },
      config: { xs: [element("a"), UNKNOWN] },
    });
    expect(answer.planned).toEqual({ xs: [{ ...stored("a", "1"), seen: UNKNOWN }, UNKNOWN] });
  });
  test("an empty list is not null", () => {
    expect(plan({ schema, prior: { xs: null }, config: { xs: [] } })).toMatchObject({
      planned: { xs: [] },
      differs: "remote",
    });
  });
  test("a list goes by position", () => {
    const prior = { xs: [stored("a", "1"), stored("b", "2")] };
    const answer = plan({ schema, prior, config: { xs: [element("b"), element("c"), element("d")] } });
    expect(answer.planned).toMatchObject({
      xs: [
        { key: "b", id: "1" },
        { key: "c", id: "2" },
        { key: "d", id: UNKNOWN },
      ],
    });
  });
  test("a map goes by key, whatever the key", () => {
    const maps = { xs: mapOf.object(item).optional({ doc }) };
    const prior = {
      xs: new Map([
        ["__proto__", stored("a", "1")],
        ["constructor", stored("b", "2")],
      ]),
    };
    const config = {
      xs: new Map([
        ["constructor", element("c")],
        ["toString", element("d")],
      ]),
    };
    const { planned } = plan({ schema: maps, prior, config });
    expect((planned as { xs: Map<string, unknown> }).xs.get("constructor")).toMatchObject({
      key: "c",
      id: "2",
    });
    expect((planned as { xs: Map<string, unknown> }).xs.get("toString")).toMatchObject({
      key: "d",
      id: UNKNOWN,
    });
  });
  test("an omitted nested value that the API may decide is carried over as a whole", () => {
    const nested = { name: text.required({ doc }), it: object(item).proposed({ doc, nullable: true }) };
    const prior = { name: "a", it: element("k", { note: "mine", size: 1, kind: "std", id: "7", seen: "s" }) };
    expect(plan({ schema: nested, prior, config: { name: "a", it: null } })).toMatchObject({
      planned: prior,
      differs: "nothing",
    });
    expect(plan({ schema: nested, prior, config: { name: "b", it: null } }).planned).toEqual({
      ...prior,
      name: "b",
    });
  });
  test("a default may be an object whose computed parts are open", () => {
    const nested = {
      it: object(item).defaulted({ doc, value: { key: "k", note: null, size: 2, kind: null } }),
    };
    expect(plan({ schema: nested, config: { it: null } }).planned).toEqual({
      it: { key: "k", note: null, size: 2, kind: "std", id: UNKNOWN, seen: UNKNOWN },
    });
    const prior = { it: element("k", { size: 2, kind: "std", id: "7", seen: "s" }) };
    expect(plan({ schema: nested, prior, config: { it: null } })).toMatchObject({
      planned: prior,
      differs: "nothing",
    });
  });
});

test("a default is brought into canonical form", () => {
  const schema = {
    tags: setOf.text.defaulted({ doc, value: ["b", "a", "b"] }),
    accent: text.defaulted({ doc, value: "e\u0301" }),
  };
  expect(plan({ schema, config: { tags: null, accent: null } }).planned).toEqual({
    tags: ["a", "b"],
    accent: "\u00e9",
  });
});

test("planning does not touch what it was given", () => {
  const schema = { xs: setOf.object(item).optional({ doc }), name: text.required({ doc, same: fold }) };
  const freeze = (value: unknown): unknown => {
    if (typeof value === "object" && value !== null && !(value instanceof Map)) {
      Object.values(value).forEach(freeze);
      Object.freeze(value);
    }
    return value;
  };
  const config = freeze(
    values({ name: "A", xs: [{ key: "b", note: null, size: null, kind: null, id: null, seen: null }] }),
  );
  const prior = freeze(
    values({ name: "a", xs: [{ key: "b", note: null, size: 1, kind: "std", id: "1", seen: "s" }] }),
  );
  const proposal = { schema, config, prior } as unknown as Parameters<typeof planValues>[0];
  expect(planValues(proposal)).toEqual(planValues(proposal));
});
