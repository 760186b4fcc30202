import type { Path } from "../cty/path";
import { isWhollyKnown, type ObjectValue, UNKNOWN, type Value } from "../cty/value";
import { asObject, children, rebuild, sameValue } from "./align";
import type { AnyAttribute, Schema } from "./schema";

export interface Outcome {
  /** The planned values, and the API's wherever the plan was unknown. */
  readonly asPlanned: ObjectValue;
  /** The same, but with the API's own value at every refused path. */
  readonly asAnswered: ObjectValue;
  /** Configured attributes the API did not take. */
  readonly refused: readonly Path[];
  /** Attributes nobody configured whose planned value the API meanwhile left; the next read tells. */
  readonly moved: readonly Path[];
}

interface Pair<V> {
  readonly config: V;
  readonly planned: V;
  readonly result: V;
}

/**
 * What to store after an apply. Core demands that every value known in the plan is stored as planned
 * (objchange.AssertObjectCompatible, Terraform 1.11). Only a *configured* value the API refused is
 * worth an error; a computed one that moved between plan and apply (an invitation accepted, an id that
 * changed hands) is stored as planned and shown by the next refresh.
 */
export function settleOutcome(schema: Schema, values: Pair<ObjectValue>): Outcome {
  const refused: Path[] = [];
  const moved: Path[] = [];
  const note = (path: Path, configured: boolean) => void (configured ? refused : moved).push(path);
  const both = walkObject(schema, values, { at: [], note });
  return { asPlanned: both.planned, asAnswered: both.answered, refused, moved };
}

interface Both<V> {
  readonly planned: V;
  readonly answered: V;
}
interface Place {
  readonly at: Path;
  readonly note: (path: Path, configured: boolean) => void;
}

function walkObject(
  schema: Schema,
  { config, planned, result }: Pair<ObjectValue>,
  place: Place,
): Both<ObjectValue> {
  const kept: Record<string, Value> = Object.create(null);
  const told: Record<string, Value> = Object.create(null);
  for (const [name, attribute] of Object.entries(schema)) {
    const at = [...place.at, { attribute: name }];
    const pair: Pair<Value> = {
      config: config[name] ?? null,
      planned: planned[name] ?? null,
      result: result[name] ?? null,
    };
    const both = walkAttribute(attribute, pair, { ...place, at });
    kept[name] = both.planned;
    told[name] = both.answered;
  }
  return { planned: kept, answered: told };
}

function walkAttribute(attribute: AnyAttribute, pair: Pair<Value>, place: Place): Both<Value> {
  const { config, planned, result } = pair;
  if (planned === UNKNOWN) return { planned: result, answered: result };
  const { shape } = attribute;
  if (
    shape.kind === "nested" &&
    planned !== null &&
    result !== null &&
    !(shape.nesting === "set" && !isWhollyKnown(planned))
  ) {
    const nested = walkNested(shape.attributes, pair, place);
    if (nested) return nested;
  }
  if (shape.kind === "nested" && shape.nesting === "set" && !isWhollyKnown(planned))
    return { planned: result, answered: result };
  if (sameValue(attribute, planned, result)) return { planned, answered: planned };
  place.note(place.at, config !== null);
  return { planned, answered: config === null ? planned : result };
}

/** Element by element where both sides have the same elements; undefined where they do not. */
function walkNested(
  schema: Schema,
  { config, planned, result }: Pair<Value>,
  place: Place,
): Both<Value> | undefined {
  const left = children(planned);
  const right = children(result);
  if (left.size !== right.size || ![...left.keys()].every((key) => right.has(key))) return undefined;
  const configured = config === null ? undefined : children(config);
  const kept = new Map<string | number, Value>();
  const told = new Map<string | number, Value>();
  for (const [key, element] of left) {
    const own = asObject(element);
    const other = asObject(right.get(key));
    if (!own || !other) return undefined;
    const written = asObject(configured?.get(key)) ?? Object.create(null);
    const at = key === "" ? place.at : [...place.at, typeof key === "number" ? { index: key } : { key }];
    const both = walkObject(schema, { config: written, planned: own, result: other }, { ...place, at });
    kept.set(key, both.planned);
    told.set(key, both.answered);
  }
  return { planned: rebuild(planned, kept), answered: rebuild(result, told) };
}
