import type { ObjectValue, Value } from "../../../src/cty/value";
import type { AnyAttribute, Schema } from "../../../src/framework/attribute";

export type Plain = { readonly [name: string]: unknown };

/** A plain object as core sends it: every attribute there, null where nothing is said. Symbols (UNKNOWN) pass. */
export function objectOf(schema: Schema, plain: Plain): ObjectValue {
  const unknown = Object.keys(plain).filter((name) => !(name in schema));
  if (unknown.length > 0) throw new Error(`The schema has no ${unknown.join(", ")}`);
  const entries = Object.entries(schema).map(
    ([name, attribute]) => [name, attributeOf(attribute, plain[name] ?? null)] as const,
  );
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}

function attributeOf({ shape }: AnyAttribute, value: unknown): Value {
  if (value === null || typeof value === "symbol" || shape.kind === "leaf") return value as Value;
  const { attributes, nesting } = shape;
  if (nesting === "single") return objectOf(attributes, value as Plain);
  if (nesting === "map") {
    return new Map(
      Object.entries(value as Plain).map(([key, element]) => [key, objectOf(attributes, element as Plain)]),
    );
  }
  return (value as readonly Plain[]).map((element) => objectOf(attributes, element));
}
