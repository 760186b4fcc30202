import { bareObject } from "../cty/bare-object";
import { CtyError } from "../cty/error";
import type { Path, Step } from "../cty/path";
import { conform, isWhollyKnown, type ObjectValue, UNKNOWN, type Value } from "../cty/value";
import { asObject, attributeOf, attributesIn, elementsOf, type Key, rebuild } from "./align";
import type { AnyAttribute, NestedShape, Schema } from "./attribute";
import { type Diagnostic, ourBug } from "./diagnostics";
import { attributeType } from "./object-type";

interface Adopted {
  /** In canonical form, exactly the schema's attributes; UNKNOWN where what was given does not fit. */
  readonly values: ObjectValue;
  /** What did not fit, in words that hold no values. */
  readonly faults: readonly string[];
}

/**
 * Brings what an author's function answered into the form of the schema: strings and sets in Terraform's
 * canonical form, attributes that are left out null, those the schema does not know dropped. Never
 * throws: what an apply has done must be stored even where the answer is broken, so each attribute stands
 * for itself.
 */
export function adopt(schema: Schema, given: unknown): Adopted {
  const object = asObject(given as Value);
  if (!object) return { values: adoptEach(schema, () => UNKNOWN), faults: ["an object is required"] };
  const faults: string[] = [];
  const values = adoptEach(schema, (name, attribute) => {
    try {
      return adoptValue(attribute, attributeOf(object, name), [{ attribute: name }]);
    } catch (error) {
      if (!(error instanceof CtyError)) throw error;
      faults.push(error.message);
      return UNKNOWN;
    }
  });
  return { values, faults };
}

/** One attribute's value in canonical form. Throws CtyError, with the path, where it does not fit. */
export function adoptValue(attribute: AnyAttribute, given: Value, at: Path): Value {
  const { shape } = attribute;
  const completed = shape.kind === "nested" ? complete(shape, given ?? null, at) : (given ?? null);
  if (shape.kind === "leaf" && hasInfinity(completed)) throw new CtyError("a state cannot hold infinity", at);
  try {
    return conform(attributeType(attribute), completed);
  } catch (error) {
    if (!(error instanceof CtyError)) throw error;
    throw new CtyError(error.detail, [...at, ...error.path]);
  }
}

const hasInfinity = (value: Value): boolean =>
  [...elementsOf(value).values()].some((element) => element === Infinity || element === -Infinity);

/** Gives every nested object exactly its attributes. What is no object stays, for `conform` to refuse. */
function complete(shape: NestedShape, given: Value, at: Path): Value {
  if (given === null || given === UNKNOWN) return given;
  if (!isNestedAs(shape, given)) return given;
  const elements = new Map<Key, Value>();
  for (const [key, element] of elementsOf(given)) {
    const object = asObject(element);
    const here = [...at, ...stepTo(key)];
    const filled = (name: string, attribute: AnyAttribute) =>
      adoptValue(attribute, attributeOf(object, name), [...here, { attribute: name }]);
    elements.set(key, object ? adoptEach(shape.attributes, filled) : element);
  }
  return rebuild(shape, elements);
}

function stepTo(key: Key): readonly Step[] {
  if (typeof key === "number") return [{ index: key }];
  return key === "" ? [] : [{ key }];
}

function isNestedAs({ nesting }: NestedShape, given: Value): boolean {
  if (nesting === "map") return given instanceof Map;
  return nesting === "single" ? asObject(given) !== undefined : Array.isArray(given);
}

function adoptEach(schema: Schema, value: (name: string, attribute: AnyAttribute) => Value): ObjectValue {
  const values = bareObject<Value>();
  for (const [name, attribute] of attributesIn(schema)) values[name] = value(name, attribute);
  return values;
}

/** An answer that must be whole, in the form of the schema; or what is wrong with it, said of what was being done. */
export function adoptWhole(
  schema: Schema,
  given: unknown,
  doing: string,
): { readonly state: ObjectValue } | { readonly fault: Diagnostic } {
  const { values, faults } = adopt(schema, given);
  if (faults.length > 0)
    return {
      fault: ourBug(doing, `The provider's answer does not follow its own schema: ${faults.join("; ")}.`),
    };
  return isWhollyKnown(values)
    ? { state: values }
    : { fault: ourBug(doing, "It answered an unknown value.") };
}
