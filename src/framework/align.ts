import { canonicalSet } from "../cty/set";
import { equal, isObject, isWhollyKnown, type ObjectValue, type Value } from "../cty/value";
import type { AnyAttribute, NestedShape, Schema } from "./attribute";
import { attributeType, objectType } from "./object-type";

const listed = new WeakMap<Schema, readonly Named[]>();

type Named = readonly [name: string, attribute: AnyAttribute];

/** The attributes of a schema, listed once for all calls. */
export function attributesIn(schema: Schema): readonly Named[] {
  const known = listed.get(schema);
  if (known) return known;
  const attributes = Object.entries(schema);
  listed.set(schema, attributes);
  return attributes;
}

/** An attribute's value. Inherited names (`constructor`) are no attributes; one that is missing is null. */
export const attributeOf = (object: ObjectValue | undefined, name: string): Value =>
  object !== undefined && Object.hasOwn(object, name) ? (object[name] as Value) : null;

export const asObject = (value: Value | undefined): ObjectValue | undefined =>
  isObject(value) ? value : undefined;

/**
 * Equal as Terraform sees it, or by the attribute's own idea of sameness. That is asked only about
 * values which are known throughout: an author's function never meets UNKNOWN or null.
 */
export function sameValue(attribute: AnyAttribute, a: Value, b: Value): boolean {
  if (equal(attributeType(attribute), a, b)) return true;
  const { same } = attribute;
  if (!same || a === null || b === null || !isWhollyKnown(a) || !isWhollyKnown(b)) return false;
  return (same as (a: unknown, b: unknown) => boolean)(a, b);
}

/** Names of the attributes whose values Terraform would call different. */
export function changedAttributes(schema: Schema, a: ObjectValue, b: ObjectValue): readonly string[] {
  return attributesIn(schema)
    .filter(
      ([name, attribute]) => !equal(attributeType(attribute), attributeOf(a, name), attributeOf(b, name)),
    )
    .map(([name]) => name);
}

/** Where an element stands: position in a list or set, key in a map, "" for the one object of "single". */
export type Key = string | number;

export function elementsOf(value: Value): ReadonlyMap<Key, Value> {
  if (Array.isArray(value)) return new Map(value.map((element: Value, index) => [index, element]));
  if (value instanceof Map) return value as ReadonlyMap<string, Value>;
  return new Map([["", value]]);
}

/** Elements in the form their nesting has; those of a set are put in order again. */
export function rebuild(shape: NestedShape, elements: ReadonlyMap<Key, Value>): Value {
  if (shape.nesting === "single") return elements.get("") ?? null;
  if (shape.nesting === "map") return elements as ReadonlyMap<string, Value>;
  const list = [...elements.values()];
  return shape.nesting === "set" ? canonicalSet(objectType(shape.attributes), list) : list;
}
