import { bareObject } from "../cty/bare-object";
import { type ObjectValue, UNKNOWN, type Value } from "../cty/value";
import { adoptValue } from "./adopt";
import { asObject, attributeOf, attributesIn, elementsOf, type Key, rebuild } from "./align";
import type { AnyAttribute, NestedShape, Schema } from "./attribute";

const defaults = new WeakMap<AnyAttribute, Value>();

/** The default of a "defaulted" attribute in canonical form. Throws CtyError if it does not fit, which the schema lint finds. */
export function defaultOf(attribute: AnyAttribute): Value {
  const known = defaults.get(attribute);
  if (known !== undefined) return known;
  const value = adoptValue(attribute, attribute.value as Value, []);
  defaults.set(attribute, value);
  return value;
}

/** What a configuration asks for: what it says, or the default. */
export const wish = (attribute: AnyAttribute, config: Value): Value =>
  config === null && attribute.mode === "defaulted" ? defaultOf(attribute) : config;

/** The elements of a collection with every default inside them filled in; fewer where those of a set have become equal. */
export function withDefaults(shape: NestedShape, config: Value): Value {
  const filled = new Map<Key, Value>();
  for (const [key, element] of elementsOf(config)) {
    const object = asObject(element);
    filled.set(key, object ? fill(shape.attributes, object) : element);
  }
  return rebuild(shape, filled);
}

function fill(schema: Schema, config: ObjectValue): ObjectValue {
  const filled = bareObject<Value>();
  for (const [name, attribute] of attributesIn(schema)) {
    const value = wish(attribute, attributeOf(config, name));
    const { shape } = attribute;
    const isOpen = shape.kind === "leaf" || value === null || value === UNKNOWN;
    filled[name] = isOpen ? value : withDefaults(shape, value);
  }
  return filled;
}
