import type { Path } from "../cty/path";
import type { ObjectValue, Value } from "../cty/value";
import { asObject, attributeOf, attributesIn, elementsOf, sameValue } from "./align";
import type { AnyAttribute, Schema } from "./attribute";
import { inAttribute, inElement, type Place } from "./place";

interface Two<V> {
  /** The plan before anything is opened: an omitted "else the API's" value is the prior one and replaces nothing. */
  readonly settled: V;
  readonly prior: V;
}

/**
 * The paths of all attributes marked `replaces` whose value changes. An unknown value may turn out different,
 * so it replaces, as everywhere in Terraform. In collections only elements that stay count: one that comes
 * or goes changes the collection, not its own attributes, and elements of sets never stay changed.
 */
export function replacing(schema: Schema, { settled, prior }: Two<ObjectValue>, at: Place): readonly Path[] {
  return attributesIn(schema).flatMap(([name, attribute]) => {
    const values: Two<Value> = { settled: attributeOf(settled, name), prior: attributeOf(prior, name) };
    return replacingIn(attribute, values, inAttribute(at, name));
  });
}

function replacingIn(attribute: AnyAttribute, { settled, prior }: Two<Value>, at: Place): readonly Path[] {
  if (attribute.replaces && !sameValue(attribute, settled, prior)) return [at.path];
  const { shape } = attribute;
  if (shape.kind === "leaf" || shape.nesting === "set" || settled === null || prior === null) return [];
  const before = elementsOf(prior);
  return [...elementsOf(settled)].flatMap(([key, element]) => {
    const own = asObject(element);
    const partner = asObject(before.get(key));
    if (!own || !partner) return [];
    return replacing(shape.attributes, { settled: own, prior: partner }, inElement(at, shape, key));
  });
}
