import { bareObject } from "../cty/bare-object";
import type { ObjectType, Type } from "../cty/type";
import type { AnyAttribute, Schema } from "./attribute";

const ofSchema = new WeakMap<Schema, ObjectType>();
const ofAttribute = new WeakMap<AnyAttribute, Type>();

/**
 * The cty object type whose values follow a schema. The same schema object always gives the same type
 * object, which is what the caches of `cty` go by.
 */
export function objectType(schema: Schema): ObjectType {
  const known = ofSchema.get(schema);
  if (known) return known;
  const attributes = bareObject<Type>();
  for (const [name, attribute] of Object.entries(schema)) attributes[name] = attributeType(attribute);
  const type: ObjectType = ["object", attributes];
  ofSchema.set(schema, type);
  return type;
}

export function attributeType(attribute: AnyAttribute): Type {
  const known = ofAttribute.get(attribute);
  if (known) return known;
  const { shape } = attribute;
  const inner = shape.kind === "leaf" ? shape.type : objectType(shape.attributes);
  const type: Type = shape.kind === "leaf" || shape.nesting === "single" ? inner : [shape.nesting, inner];
  ofAttribute.set(attribute, type);
  return type;
}
