import type { Type } from "../../../src/cty/type";
import { UNKNOWN, type Value } from "../../../src/cty/value";
import type { AnyAttribute, Schema } from "../../../src/framework/attribute";

type Values = Readonly<Record<string, unknown>>;

/** What a simple API makes of a plan: takes every value, and decides what is open in the same way each time. */
export function fillOpen(schema: Schema, planned: Values): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema).map(([name, attribute]) => [name, fill(attribute, planned[name])]),
  );
}

function fill(attribute: AnyAttribute, value: unknown): unknown {
  const { shape } = attribute;
  if (shape.kind === "leaf") return value === UNKNOWN ? decided(shape.type) : value;
  const whole = (element: unknown) => fillOpen(shape.attributes, element as Values);
  if (value === UNKNOWN)
    return shape.nesting === "single" ? whole(open(shape.attributes)) : [whole(open(shape.attributes))];
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(whole);
  if (value instanceof Map) return new Map([...value].map(([key, element]) => [key, whole(element)]));
  return whole(value);
}

const open = (schema: Schema): Values =>
  Object.fromEntries(Object.keys(schema).map((name) => [name, UNKNOWN]));

function decided(type: Type): Value {
  if (type === "string") return "decided";
  if (type === "number") return 7;
  if (type === "bool") return false;
  return type[0] === "map" ? new Map() : [];
}
