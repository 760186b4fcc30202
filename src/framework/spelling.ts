import { bareObject } from "../cty/bare-object";
import type { ObjectValue, Value } from "../cty/value";
import { asObject, attributeOf, attributesIn, elementsOf, type Key, rebuild, sameValue } from "./align";
import type { AnyAttribute, NestedShape, Schema } from "./attribute";
import { correlate } from "./correlate";

/**
 * Keeps the prior spelling of every value that means the same, at every depth, and the prior value of
 * every policy that the read leaves null: Automox does not know it.
 */
export function settleSpelling(schema: Schema, value: ObjectValue, prior: ObjectValue): ObjectValue {
  const settled = bareObject<Value>();
  for (const [name, attribute] of attributesIn(schema)) {
    const read = attributeOf(value, name);
    const before = attributeOf(prior, name);
    settled[name] = attribute.policy && read === null ? before : spell(attribute, read, before);
  }
  return settled;
}

function spell(attribute: AnyAttribute, value: Value, prior: Value): Value {
  if (sameValue(attribute, value, prior)) return prior;
  const { shape } = attribute;
  if (shape.kind === "leaf" || value === null || prior === null) return value;
  return spellElements(shape, value, prior);
}

function spellElements(shape: NestedShape, value: Value, prior: Value): Value {
  const pairs = correlate(shape, { of: value, among: prior }, "told");
  const settled = new Map<Key, Value>();
  for (const [key, element] of elementsOf(value)) {
    const own = asObject(element);
    const before = pairs.get(key);
    settled.set(key, own && before ? settleSpelling(shape.attributes, own, before) : element);
  }
  return rebuild(shape, settled);
}
