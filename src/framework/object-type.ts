import type { Type } from "../cty/type";
import type { AnyAttribute, Schema } from "./schema";

const cache = new WeakMap<Schema, Type>();

/** The cty object type whose values follow a schema. The same schema object always gives the same type object. */
export function objectType(schema: Schema): Type {
  const known = cache.get(schema);
  if (known) return known;
  const attributes = Object.fromEntries(
    Object.entries(schema).map(([name, attribute]) => [name, attributeType(attribute)]),
  );
  const type: Type = ["object", attributes];
  cache.set(schema, type);
  return type;
}

export function attributeType(attribute: AnyAttribute): Type {
  const { shape } = attribute;
  if (shape.kind === "leaf") return shape.type;
  const inner = objectType(shape.attributes);
  return shape.nesting === "single" ? inner : [shape.nesting, inner];
}
