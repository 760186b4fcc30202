import type { AnyAttribute, Schema } from "../../../src/framework/attribute";
import { attributeType, objectType } from "../../../src/framework/object-type";
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

const doc = "d";
const inner = { a: text.required({ doc }) };
const object_ = ["object", { a: "string" }];

test.each<readonly [string, AnyAttribute, unknown]>([
  ["text", text.required({ doc }), "string"],
  ["oneOf", oneOf("a", "b").required({ doc }), "string"],
  ["whole", whole.required({ doc }), "number"],
  ["decimal", decimal.required({ doc }), "number"],
  ["flag", flag.required({ doc }), "bool"],
  ["listOf.text", listOf.text.required({ doc }), ["list", "string"]],
  ["listOf.whole", listOf.whole.required({ doc }), ["list", "number"]],
  ["listOf.flag", listOf.flag.required({ doc }), ["list", "bool"]],
  ["setOf.text", setOf.text.required({ doc }), ["set", "string"]],
  ["setOf.whole", setOf.whole.required({ doc }), ["set", "number"]],
  ["mapOf.text", mapOf.text.required({ doc }), ["map", "string"]],
  ["mapOf.whole", mapOf.whole.required({ doc }), ["map", "number"]],
  ["mapOf.flag", mapOf.flag.required({ doc }), ["map", "bool"]],
  ["object", object(inner).required({ doc }), object_],
  ["listOf.object", listOf.object(inner).required({ doc }), ["list", object_]],
  ["setOf.object", setOf.object(inner).required({ doc }), ["set", object_]],
  ["mapOf.object", mapOf.object(inner).required({ doc }), ["map", object_]],
])("%s has the type that Terraform knows", (_name, attribute, type) => {
  // Types have no prototype, so that an attribute may be called anything.
  expect(JSON.parse(JSON.stringify(attributeType(attribute)))).toEqual(type);
});

test("types are made once, so that what is kept by type is found again", () => {
  const schema: Schema = { it: listOf.object(inner).required({ doc }), __proto: text.optional({ doc }) };
  expect(objectType(schema)).toBe(objectType(schema));
  expect(attributeType(schema.it as AnyAttribute)).toBe(attributeType(schema.it as AnyAttribute));
});

test("an attribute is a literal that says all there is to know", () => {
  const same = (a: string, b: string) => a === b;
  const check = { says: "x", holds: () => true };
  expect(
    text.proposed({ doc, sensitive: true, replaces: true, nullable: true, same, checks: [check] }),
  ).toEqual({
    shape: { kind: "leaf", type: "string" },
    mode: "proposed",
    nullable: true,
    doc: "d",
    sensitive: true,
    policy: false,
    replaces: true,
    keeps: false,
    checks: [check],
    same,
  });
  expect(flag.defaulted({ doc, value: false })).toMatchObject({
    mode: "defaulted",
    value: false,
    nullable: false,
  });
  expect(text.optional({ doc, policy: true })).toMatchObject({ nullable: true, policy: true });
  expect(text.computed({ doc, keeps: true })).toMatchObject({ nullable: false, keeps: true });
  expect("value" in text.optional({ doc })).toBe(false);
  expect("same" in text.optional({ doc })).toBe(false);
});
