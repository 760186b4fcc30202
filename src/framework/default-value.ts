import type { Value } from "../cty/value";
import { adoptValue } from "./adopt";
import type { AnyAttribute } from "./schema";

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
