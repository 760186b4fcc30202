import type { AnyAttribute } from "../../../src/framework/attribute";
import { listOf, mapOf, object, setOf, text, whole } from "../../../src/framework/schema";
import { toSchema } from "../../../src/server/schema";

const doc = "Said.";
const inner = { a: text.required({ doc }), b: whole.computed({ doc }) };

const wire = (attribute: AnyAttribute) => {
  const [one] = toSchema({ it: attribute }, { version: 3, doc: "All." }).block?.attributes ?? [];
  return one;
};

test.each<readonly [string, AnyAttribute, readonly [boolean, boolean, boolean]]>([
  ["required", text.required({ doc }), [true, false, false]],
  ["optional", text.optional({ doc }), [false, true, false]],
  ["defaulted, which the provider decides in part", text.defaulted({ doc, value: "x" }), [false, true, true]],
  ["proposed", text.proposed({ doc }), [false, true, true]],
  ["computed", text.computed({ doc }), [false, false, true]],
])("%s is told in core's three flags", (_name, attribute, [required, optional, computed]) => {
  expect(wire(attribute)).toMatchObject({
    name: "it",
    required,
    optional,
    computed,
    description: "Said.",
    descriptionKind: 1,
  });
});

test.each<readonly [string, AnyAttribute, number]>([
  ["single", object(inner).optional({ doc }), 1],
  ["list", listOf.object(inner).optional({ doc }), 2],
  ["set", setOf.object(inner).optional({ doc }), 3],
  ["map", mapOf.object(inner).optional({ doc }), 4],
])("an object in a %s has a nested type and no type", (_name, attribute, nesting) => {
  const one = wire(attribute);
  expect(one?.type).toHaveLength(0);
  expect(one?.nestedType?.nesting).toBe(nesting);
  expect(one?.nestedType?.attributes.map(({ name, required }) => [name, required])).toEqual([
    ["a", true],
    ["b", false],
  ]);
});

test("a leaf has a type and no nested type", () => {
  const one = wire(setOf.whole.optional({ doc, sensitive: true }));
  expect(new TextDecoder().decode(one?.type)).toBe('["set","number"]');
  expect(one).toMatchObject({ nestedType: undefined, sensitive: true, writeOnly: false, deprecated: false });
});

test("a schema without attributes still has a block, which core dereferences", () => {
  expect(toSchema({}, { version: 0, doc })).toMatchObject({
    version: 0n,
    block: { attributes: [], blockTypes: [] },
  });
});

test("what is deprecated is told with its message, and nothing has a message alone", () => {
  expect(wire(text.optional({ doc, deprecated: "Use that." }))).toMatchObject({
    deprecated: true,
    deprecationMessage: "Use that.",
  });
  expect(wire(text.optional({ doc }))).toMatchObject({ deprecated: false, deprecationMessage: "" });
  const blocks = [{ doc, deprecated: "Use those." }, { doc }].map(
    (described) => toSchema({}, described).block,
  );
  expect(blocks).toMatchObject([
    { deprecated: true, deprecationMessage: "Use those." },
    { deprecated: false, deprecationMessage: "" },
  ]);
});
