import type { Path } from "../cty/path";
import { type ObjectValue, UNKNOWN, type Value } from "../cty/value";
import { asObject, attributeOf, elementsOf, sameValue } from "./align";
import { correlate } from "./correlate";
import { wish } from "./default-value";
import { inAttribute, inElement, type Place } from "./place";
import type { AnyAttribute, NestedShape, Schema } from "./schema";

interface Two<V> {
  readonly config: V;
  readonly prior: V;
}

/**
 * The paths of all attributes marked `replaces` whose configured value differs from the prior one. An
 * omitted "else the API's" value follows the API and replaces nothing. An unknown value may turn out
 * different, so it replaces, as everywhere in Terraform.
 */
export function replacing(schema: Schema, { config, prior }: Two<ObjectValue>, at: Place): readonly Path[] {
  return Object.entries(schema).flatMap(([name, attribute]) => {
    const values: Two<Value> = { config: attributeOf(config, name), prior: attributeOf(prior, name) };
    return replacingIn(attribute, values, inAttribute(at, name));
  });
}

function replacingIn(attribute: AnyAttribute, { config, prior }: Two<Value>, at: Place): readonly Path[] {
  const wanted = wish(attribute, config);
  if (wanted === null && (attribute.mode === "proposed" || attribute.mode === "computed")) return [];
  if (attribute.replaces && !sameValue(attribute, wanted, prior)) return [at.path];
  const { shape } = attribute;
  if (shape.kind === "leaf" || wanted === null || wanted === UNKNOWN) return [];
  return replacingElements(shape, { config: wanted, prior }, at);
}

/** Only elements that stay: one that comes or goes changes the collection, not its own attributes. */
function replacingElements(shape: NestedShape, { config, prior }: Two<Value>, at: Place): readonly Path[] {
  const pairs = correlate(shape, { of: config, among: prior }, "written");
  return [...elementsOf(config)].flatMap(([key, element]) => {
    const own = asObject(element);
    const before = pairs.get(key);
    if (!own || !before) return [];
    return replacing(shape.attributes, { config: own, prior: before }, inElement(at, shape, key));
  });
}
