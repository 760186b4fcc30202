import { equal, type ObjectValue, UNKNOWN, type Value } from "../cty/value";
import { attributeType, objectType } from "./object-type";
import type { AnyAttribute, Schema } from "./schema";

const isObject = (value: Value | undefined): value is ObjectValue =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Map);

export const asObject = (value: Value | undefined): ObjectValue | undefined =>
  isObject(value) ? value : undefined;

/** Equal as Terraform sees it, or by the attribute's own idea of sameness. */
export function sameValue(attribute: AnyAttribute, a: Value, b: Value): boolean {
  if (equal(attributeType(attribute), a, b)) return true;
  if (a === null || b === null || a === UNKNOWN || b === UNKNOWN || !attribute.same) return false;
  return (attribute.same as (a: unknown, b: unknown) => boolean)(a, b);
}

/** Names of the attributes whose values Terraform would call different. */
export function changedAttributes(schema: Schema, a: ObjectValue, b: ObjectValue): readonly string[] {
  return Object.entries(schema)
    .filter(([name, attribute]) => !equal(attributeType(attribute), a[name] ?? null, b[name] ?? null))
    .map(([name]) => name);
}

/** Every attribute same, at every depth. */
export function sameObject(schema: Schema, a: ObjectValue, b: ObjectValue): boolean {
  return Object.entries(schema).every(([name, attribute]) =>
    sameAttribute(attribute, a[name] ?? null, b[name] ?? null),
  );
}

function sameAttribute(attribute: AnyAttribute, a: Value, b: Value): boolean {
  const { shape } = attribute;
  if (shape.kind === "leaf" || !isCollectionOrObject(a) || !isCollectionOrObject(b))
    return sameValue(attribute, a, b);
  const left = children(a);
  const right = children(b);
  return (
    left.size === right.size &&
    [...left].every(([key, element]) => {
      const other = asObject(right.get(key));
      const own = asObject(element);
      return own && other ? sameObject(shape.attributes, own, other) : element === right.get(key);
    })
  );
}

const isCollectionOrObject = (value: Value): boolean => typeof value === "object" && value !== null;

/** Elements by position (list, set), key (map), or the one object under "". */
export function children(value: Value): ReadonlyMap<string | number, Value> {
  if (Array.isArray(value)) return new Map(value.map((element: Value, index) => [index, element]));
  if (value instanceof Map) return value as ReadonlyMap<string, Value>;
  return new Map([["", value]]);
}

/** Puts changed elements back into the form they came in. */
export function rebuild(original: Value, changed: ReadonlyMap<string | number, Value>): Value {
  if (Array.isArray(original)) return [...changed.values()];
  if (original instanceof Map) return changed as ReadonlyMap<string, Value>;
  return changed.get("") ?? null;
}

/**
 * The element of `others` that one element of a nested collection grew from: by index in a list, by
 * key in a map; in a set the first whose configured attributes are equal (core's own rule, objchange
 * of Terraform 1.11: computed ones that configuration leaves null do not count).
 */
export function partner(
  attribute: AnyAttribute,
  element: readonly [string | number, Value],
  others: Value,
): ObjectValue | undefined {
  const { shape } = attribute;
  if (shape.kind === "leaf" || others === null || others === UNKNOWN) return undefined;
  if (shape.nesting !== "set") return asObject(children(others).get(element[0]));
  const own = asObject(element[1]);
  if (!own || !Array.isArray(others)) return undefined;
  return others.map(asObject).find((other) => other && grewFrom(shape.attributes, own, other));
}

function grewFrom(schema: Schema, element: ObjectValue, other: ObjectValue): boolean {
  const type = objectType(schema);
  return Object.entries(schema).every(([name, attribute]) => {
    const value = element[name] ?? null;
    if (value === null && (attribute.mode === "computed" || attribute.mode === "proposed")) return true;
    return equal((type[1] as Record<string, never>)[name] as never, value, other[name] ?? null);
  });
}
