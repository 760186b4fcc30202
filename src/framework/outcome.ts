import { bareObject } from "../cty/bare-object";
import { type Path, printPath } from "../cty/path";
import { type ObjectValue, UNKNOWN, type Value } from "../cty/value";
import { asObject, attributeOf, attributesIn, elementsOf, type Key, rebuild, sameValue } from "./align";
import type { AnyAttribute, NestedShape, Schema } from "./attribute";
import { correlate } from "./correlate";
import { wish } from "./default-value";
import { inAttribute, inElement, type Place, ROOT } from "./place";

export interface Outcome {
  /** The planned values, and the API's wherever the plan was unknown. */
  readonly asPlanned: ObjectValue;
  /** The API's values, spelled as planned where they mean the same. */
  readonly asAnswered: ObjectValue;
  /** Attributes whose value the configuration decides (a default and an absence too) and the API did not take. */
  readonly refused: readonly Path[];
  /** Attributes whose planned value the API meanwhile left, though nobody asked for it or the plan keeps it; the next read tells. */
  readonly moved: readonly Path[];
}

interface Values<V> {
  /** undefined where an attribute around it was left to the provider as a whole. */
  readonly config: V | undefined;
  /** undefined where there was nothing before. */
  readonly prior: V | undefined;
  readonly planned: V;
  readonly result: V;
}

/**
 * What to store after an apply. Core demands that every value known in the plan is stored as planned
 * (objchange.AssertObjectCompatible, Terraform 1.11). Only a value the configuration asks for and the API
 * refused is worth a word. One that moved between plan and apply is stored as planned and shown by the next
 * refresh: a computed one (an invitation accepted, an id that changed hands), and one that the plan keeps as
 * it was, which nothing was written for.
 */
export function settleOutcome(schema: Schema, values: Values<ObjectValue>): Outcome {
  const refused = new Map<string, Path>();
  const moved = new Map<string, Path>();
  // Several elements of a set share one path.
  const note = (path: Path, isAsked: boolean) => void (isAsked ? refused : moved).set(printPath(path), path);
  const both = settleObject(schema, values, { at: ROOT, note });
  const paths = (notes: ReadonlyMap<string, Path>) => [...notes.values()];
  return { asPlanned: both.planned, asAnswered: both.answered, refused: paths(refused), moved: paths(moved) };
}

interface Both<V> {
  readonly planned: V;
  readonly answered: V;
}
interface Noting {
  readonly at: Place;
  readonly note: (path: Path, isAsked: boolean) => void;
}

function settleObject(schema: Schema, values: Values<ObjectValue>, noting: Noting): Both<ObjectValue> {
  const { config, prior, planned, result } = values;
  const asPlanned = bareObject<Value>();
  const asAnswered = bareObject<Value>();
  for (const [name, attribute] of attributesIn(schema)) {
    const own: Values<Value> = {
      config: config && attributeOf(config, name),
      prior: prior && attributeOf(prior, name),
      planned: attributeOf(planned, name),
      result: attributeOf(result, name),
    };
    const both = settleAttribute(attribute, own, { ...noting, at: inAttribute(noting.at, name) });
    asPlanned[name] = both.planned;
    asAnswered[name] = both.answered;
  }
  return { planned: asPlanned, answered: asAnswered };
}

function settleAttribute(attribute: AnyAttribute, values: Values<Value>, noting: Noting): Both<Value> {
  const { planned, result } = values;
  if (planned === UNKNOWN) return { planned: result, answered: result };
  // How the provider acts is nothing that an answer could know.
  if (attribute.policy || sameValue(attribute, planned, result)) return { planned, answered: planned };
  // An answer that says nothing refuses nothing; it is a fault of its own.
  if (result === UNKNOWN) return { planned, answered: result };
  const { shape } = attribute;
  const config: Value | undefined = values.config === undefined ? undefined : wish(attribute, values.config);
  const settled = shape.kind === "nested" ? settleElements(shape, { ...values, config }, noting) : undefined;
  if (settled) return settled;
  noting.note(noting.at.path, !isKept(attribute, values) && isAsked(attribute, values.config));
  return { planned, answered: result };
}

/** Whether the plan leaves the value as it was: then it was not written, and the API refused nothing. */
const isKept = (attribute: AnyAttribute, { prior, planned }: Values<Value>): boolean =>
  prior !== undefined && sameValue(attribute, prior, planned);

/** Whether the configuration decides: it says something, or its silence means null or a default. */
function isAsked({ mode }: AnyAttribute, config: Value | undefined): boolean {
  if (config === undefined) return false;
  return config !== null || (mode !== "computed" && mode !== "proposed");
}

/** Element by element where both sides have the same elements; undefined where they do not. */
function settleElements(shape: NestedShape, values: Values<Value>, noting: Noting): Both<Value> | undefined {
  const { config, planned, result } = values;
  if (planned === null || result === null) return undefined;
  const elements = elementsOf(planned);
  const results = correlate(shape, { of: planned, among: result }, "told");
  if (elements.size !== elementsOf(result).size || results.size !== elements.size) return undefined;
  const configured = partners(shape, { of: config, among: planned }, "written");
  const before = partners(shape, { of: values.prior, among: planned }, "told");
  const asPlanned = new Map<Key, Value>();
  const asAnswered = new Map<Key, Value>();
  for (const [key, element] of elements) {
    const own = asObject(element);
    const other = results.get(key);
    if (!own || !other) return undefined;
    const inner = { config: configured.get(own), prior: before.get(own), planned: own, result: other };
    const both = settleObject(shape.attributes, inner, { ...noting, at: inElement(noting.at, shape, key) });
    asPlanned.set(key, both.planned);
    asAnswered.set(key, both.answered);
  }
  return { planned: rebuild(shape, asPlanned), answered: rebuild(shape, asAnswered) };
}

/** What the configuration says about each planned element, or what was there before. */
function partners(
  shape: NestedShape,
  { of, among }: { of: Value | undefined; among: Value },
  how: Parameters<typeof correlate>[2],
): ReadonlyMap<ObjectValue, ObjectValue> {
  const found = new Map<ObjectValue, ObjectValue>();
  if (of === undefined || of === null || of === UNKNOWN) return found;
  const pairs = correlate(shape, { of, among }, how);
  for (const [key, element] of elementsOf(of)) {
    const own = asObject(element);
    const partner = pairs.get(key);
    if (own && partner) found.set(partner, own);
  }
  return found;
}
