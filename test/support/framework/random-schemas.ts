// Random schemas, and for each of them configurations, answers of an API and what becomes of unknown values.
import fc from "fast-check";
import type { Type } from "../../../src/cty/type";
import { conform, type ObjectValue, UNKNOWN, type Value } from "../../../src/cty/value";
import type { AnyAttribute, Mode, Schema } from "../../../src/framework/attribute";
import { objectType } from "../../../src/framework/object-type";
import { flag, listOf, mapOf, object, setOf, text, whole } from "../../../src/framework/schema";

const doc = "d";
const fold = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Few values, so that equal ones meet, and two spellings of each word. */
const word = fc.constantFrom("a", "A", "b", "B", "e\u0301", "\u00e9");
const number = fc.constantFrom(1, 2, 3);
const key = fc.constantFrom("k", "l", "__proto__");

type Leaf = "text" | "same" | "whole" | "flag" | "texts" | "words" | "map";
const LEAVES: readonly Leaf[] = ["text", "same", "whole", "flag", "texts", "words", "map"];
const MODES: readonly Mode[] = ["required", "optional", "defaulted", "proposed", "computed"];

const LEAF_BUILDERS = {
  text,
  same: text,
  whole,
  flag,
  texts: listOf.text,
  words: setOf.text,
  map: mapOf.text,
} as const;
const DEFAULTS = {
  text: "a",
  same: "B",
  whole: 2,
  flag: true,
  texts: ["a"],
  words: ["b", "a"],
  map: new Map([["k", "a"]]),
};

interface Place {
  readonly depth: number;
  readonly isTop: boolean;
  readonly inSet: boolean;
  readonly inComputed: boolean;
}

export interface SchemaOptions {
  /** Off where a test compares with what knows nothing of spellings. */
  readonly spellings: boolean;
  readonly defaults: boolean;
  /** Nested objects that the API may decide, sets inside sets, and in sets what the API may decide. */
  readonly wild: boolean;
}

/** A schema of one to four attributes, objects in them up to two levels deep. */
export const schemaOf = (options: SchemaOptions): fc.Arbitrary<Schema> =>
  schemaAt({ depth: 2, isTop: true, inSet: false, inComputed: false }, options);

function schemaAt(place: Place, options: SchemaOptions): fc.Arbitrary<Schema> {
  return fc
    .array(attributeAt(place, options), { minLength: 1, maxLength: place.isTop ? 4 : 3 })
    .map((attributes) => Object.fromEntries(attributes.map((attribute, index) => [`a${index}`, attribute])));
}

function attributeAt(place: Place, options: SchemaOptions): fc.Arbitrary<AnyAttribute> {
  const modes = MODES.filter(
    (mode) =>
      mode === "computed" ||
      (!place.inComputed &&
        (options.defaults || mode !== "defaulted") &&
        (options.wild || mode !== "proposed" || !place.inSet)),
  );
  const flags = fc.record({
    mode: fc.constantFrom(...modes),
    keeps: fc.boolean(),
    replaces: fc.boolean(),
    policy: fc.boolean(),
    nullable: fc.boolean(),
  });
  const leaf = fc
    .record({
      flags,
      kind: fc.constantFrom(...LEAVES.filter((each) => options.spellings || each !== "same")),
    })
    .map(({ flags: given, kind }) => leafOf(kind, { ...given, place }));
  if (place.depth === 0) return leaf;
  return fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 2, arbitrary: nestedAt(place, options, flags) });
}

interface Flags {
  readonly mode: Mode;
  readonly keeps: boolean;
  readonly replaces: boolean;
  readonly policy: boolean;
  readonly nullable: boolean;
}

/** Only flags that make sense with the mode and the place. */
const sensible = ({ mode, keeps, replaces, policy, nullable }: Flags, place: Place) => ({
  doc,
  ...(mode === "computed" ? { keeps, nullable } : {}),
  ...(mode === "proposed" ? { nullable } : {}),
  ...(mode !== "computed" && !place.inSet ? { replaces } : {}),
  ...(mode === "optional" && place.isTop && !replaces ? { policy } : {}),
});

function leafOf(kind: Leaf, { place, ...flags }: Flags & { place: Place }): AnyAttribute {
  const options = {
    ...sensible(flags, place),
    ...(kind === "same" ? { same: fold } : {}),
    ...(flags.mode === "defaulted" ? { value: DEFAULTS[kind] } : {}),
  };
  return (LEAF_BUILDERS[kind][flags.mode] as (given: unknown) => AnyAttribute)(options);
}

function nestedAt(
  place: Place,
  options: SchemaOptions,
  flags: fc.Arbitrary<Flags>,
): fc.Arbitrary<AnyAttribute> {
  const nestings = (["single", "list", "set", "map"] as const).filter(
    (nesting) => options.wild || nesting !== "set" || !place.inSet,
  );
  return fc.tuple(flags, fc.constantFrom(...nestings)).chain(([given, nesting]) => {
    const isOpen = options.wild || given.mode === "computed";
    const mode =
      given.mode === "defaulted" || (given.mode === "proposed" && !isOpen) ? "optional" : given.mode;
    const inside: Place = {
      depth: place.depth - 1,
      isTop: false,
      inSet: place.inSet || nesting === "set",
      inComputed: place.inComputed || mode === "computed",
    };
    return schemaAt(inside, options).map((attributes) => {
      const build = { single: object, list: listOf.object, set: setOf.object, map: mapOf.object }[nesting];
      return (build(attributes)[mode] as (given: unknown) => AnyAttribute)(
        sensible({ ...given, mode, policy: false }, place),
      );
    });
  });
}

function valueOfType(type: Type): fc.Arbitrary<Value> {
  if (type === "string") return word;
  if (type === "number") return number;
  if (type === "bool") return fc.boolean();
  if (type[0] === "map")
    return fc.array(fc.tuple(key, valueOfType(type[1] as Type)), { maxLength: 2 }).map((all) => new Map(all));
  return fc.array(valueOfType(type[1] as Type), { maxLength: 2 });
}

function nested(attribute: AnyAttribute, of: (schema: Schema) => fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  const { shape } = attribute;
  if (shape.kind === "leaf") return valueOfType(shape.type);
  const element = of(shape.attributes);
  if (shape.nesting === "single") return element;
  if (shape.nesting === "map")
    return fc.array(fc.tuple(key, element), { maxLength: 3 }).map((all) => new Map(all));
  return fc.array(element, { maxLength: 3 });
}

/** An object of which each attribute is made by `of`. */
const objectOf = (
  schema: Schema,
  of: (attribute: AnyAttribute, name: string) => fc.Arbitrary<Value>,
): fc.Arbitrary<ObjectValue> =>
  fc
    .record(
      Object.fromEntries(Object.entries(schema).map(([name, attribute]) => [name, of(attribute, name)])),
    )
    .map((given) => conform(objectType(schema), { ...given }) as ObjectValue);

/** Elements of a leaf collection may be unknown too. */
function withHoles(attribute: AnyAttribute, unknowns: Unknowns): fc.Arbitrary<Value> {
  const { shape } = attribute;
  const made = nested(attribute, (inner) => maybe(configOf(inner, unknowns), unknowns));
  if (shape.kind === "nested" || unknowns === "none" || !Array.isArray(shape.type)) return made;
  return fc.tuple(made, fc.boolean()).map(([value, hasHole]) => {
    if (!hasHole) return value;
    if (value instanceof Map) return new Map([...(value as ReadonlyMap<string, Value>), ["hole", UNKNOWN]]);
    return [...(value as readonly Value[]), UNKNOWN];
  });
}

type Unknowns = "none" | "some";

const maybe = (given: fc.Arbitrary<Value>, unknowns: Unknowns): fc.Arbitrary<Value> =>
  unknowns === "none"
    ? given
    : fc.oneof({ weight: 5, arbitrary: given }, { weight: 1, arbitrary: fc.constant<Value>(UNKNOWN) });

/** What somebody may write; `unknowns` says whether values, elements and whole collections may be unknown. */
export function configOf(schema: Schema, unknowns: Unknowns): fc.Arbitrary<ObjectValue> {
  return objectOf(schema, (attribute) => {
    if (attribute.mode === "computed") return fc.constant(null);
    const given = maybe(withHoles(attribute, unknowns), unknowns);
    if (attribute.mode === "required") return given;
    return fc.oneof({ weight: 2, arbitrary: given }, { weight: 1, arbitrary: fc.constant(null) });
  });
}

/** What an API may answer: any state of the schema. */
export const stateOf = (schema: Schema): fc.Arbitrary<ObjectValue> =>
  objectOf(schema, (attribute) => {
    const given = nested(attribute, stateOf);
    return attribute.nullable ? fc.option(given, { nil: null }) : given;
  });

/** A value of the attribute's type for something that was unknown. */
const known = (attribute: AnyAttribute): fc.Arbitrary<Value> =>
  nested(attribute, (inner) => configOf(inner, "none"));

/** The same configuration once everything is known. */
export function resolved(schema: Schema, config: ObjectValue): fc.Arbitrary<ObjectValue> {
  return objectOf(schema, (attribute, name) => {
    const value = config[name] as Value;
    return value === UNKNOWN ? known(attribute) : resolvedValue(attribute, value);
  });
}

function resolvedValue(attribute: AnyAttribute, value: Value): fc.Arbitrary<Value> {
  const { shape } = attribute;
  if (value === null) return fc.constant(value);
  if (shape.kind === "leaf") return fc.constant(filled(shape.type, value));
  const element = (each: Value) =>
    each === UNKNOWN ? configOf(shape.attributes, "none") : resolved(shape.attributes, each as ObjectValue);
  if (shape.nesting === "single") return element(value);
  if (value instanceof Map) {
    const entries = [...value] as [string, Value][];
    return fc
      .tuple(...entries.map(([name, each]) => element(each).map((made) => [name, made] as const)))
      .map((all) => new Map(all));
  }
  return fc.tuple(...(value as readonly Value[]).map(element)).map((all) => [...all]);
}

/** Leaf collections are small; what stood for an unknown element needs no luck. */
function filled(type: Type, value: Value): Value {
  const instead = type[1] === "number" ? 9 : "z";
  const stand = (each: Value): Value => (each === UNKNOWN ? instead : each);
  if (value instanceof Map)
    return new Map([...(value as ReadonlyMap<string, Value>)].map(([name, each]) => [name, stand(each)]));
  return Array.isArray(value) ? (value as readonly Value[]).map(stand) : value;
}

/**
 * What an API makes of a plan: takes it as it is, in another spelling, or (now and then) not, and decides what is open.
 */
export function answerTo(
  schema: Schema,
  planned: ObjectValue,
  obedience: "full" | "some",
): fc.Arbitrary<ObjectValue> {
  return objectOf(schema, (attribute, name) => {
    const value = planned[name] as Value;
    const free = nested(attribute, stateOf);
    const own = attribute.nullable ? fc.option(free, { nil: null }) : free;
    if (value === UNKNOWN) return own;
    const taken = takenBy(attribute, value, obedience);
    return obedience === "full"
      ? taken
      : fc.oneof({ weight: 6, arbitrary: taken }, { weight: 1, arbitrary: own });
  });
}

function takenBy(attribute: AnyAttribute, value: Value, obedience: "full" | "some"): fc.Arbitrary<Value> {
  const { shape } = attribute;
  if (value === null) return fc.constant(null);
  if (shape.kind === "leaf")
    return attribute.same ? fc.constantFrom(value, String(value).toUpperCase()) : fc.constant(value);
  const element = (each: Value) => answerTo(shape.attributes, each as ObjectValue, obedience);
  if (shape.nesting === "single") return element(value);
  if (value instanceof Map) {
    const entries = [...value] as [string, Value][];
    return fc
      .tuple(...entries.map(([name, each]) => element(each).map((made) => [name, made] as const)))
      .map((all) => new Map(all));
  }
  return fc.tuple(...(value as readonly Value[]).map(element)).map((all) => [...all]);
}
