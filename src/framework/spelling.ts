import type { ObjectValue, Value } from "../cty/value";
import { asObject, children, partner, rebuild, sameValue } from "./align";
import type { AnyAttribute, Schema } from "./schema";

/** Keeps the prior spelling of every value that means the same, at every depth. */
export function settleSpelling(schema: Schema, value: ObjectValue, prior: ObjectValue): ObjectValue {
  const settled: Record<string, Value> = Object.create(null);
  for (const [name, attribute] of Object.entries(schema)) {
    settled[name] = spell(attribute, value[name] ?? null, prior[name] ?? null);
  }
  return settled;
}

function spell(attribute: AnyAttribute, value: Value, prior: Value): Value {
  if (sameValue(attribute, value, prior)) return prior;
  const { shape } = attribute;
  if (shape.kind === "leaf" || value === null || prior === null) return value;
  const settled = new Map<string | number, Value>();
  for (const [key, element] of children(value)) {
    const own = asObject(element);
    const before = partner(attribute, [key, element], prior);
    settled.set(key, own && before ? settleSpelling(shape.attributes, own, before) : element);
  }
  return rebuild(value, settled);
}
