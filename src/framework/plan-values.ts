import { bareObject } from "../cty/bare-object";
import type { Path } from "../cty/path";
import { type ObjectValue, UNKNOWN, type Value } from "../cty/value";
import {
  asObject,
  attributeOf,
  attributesIn,
  changedAttributes,
  elementsOf,
  type Key,
  rebuild,
  sameValue,
} from "./align";
import type { AnyAttribute, NestedShape, Schema } from "./attribute";
import { correlate } from "./correlate";
import { wish } from "./default-value";
import { ROOT } from "./place";
import { replacing } from "./replacing";

/** What core sends with PlanResourceChange, both of the schema's type. */
export interface Proposal {
  readonly schema: Schema;
  /** null when creating. */
  readonly prior: ObjectValue | null;
  readonly config: ObjectValue;
}

/** nothing: the plan is silent. policy: only attributes that the API never hears of. remote: more. */
export type Difference = "nothing" | "policy" | "remote";

export interface PlannedValues {
  readonly planned: ObjectValue;
  readonly differs: Difference;
  /** Attributes whose change replaces. */
  readonly replace: readonly Path[];
}

/**
 * The plan as far as schemas can tell it, a pure function in fixed steps:
 *
 * 1. configured values, spelled as in the prior state where they are the same; defaults where
 *    configuration is null; what nobody configured carries over from the prior state
 * 2. compare with the prior state: nothing, only policy attributes, or more
 * 3. if more differs, what only the API can tell becomes unknown, except what an update keeps
 * 4. the attributes whose change replaces
 *
 * Core's proposed_new_state is not needed: step 1 derives the same from configuration and prior
 * state, and differs on purpose where core drops a nested "else the API's" value that was taken out
 * of the configuration (it stops being managed and keeps its prior value).
 */
export function planValues(proposal: Proposal): PlannedValues {
  const settled = settledValues(proposal);
  const differs = difference(proposal, settled);
  return {
    planned: differs === "remote" ? openValues(proposal) : settled,
    differs,
    replace: proposal.prior ? replacing(proposal.schema, { settled, prior: proposal.prior }, ROOT) : [],
  };
}

/** Step 1: the plan if nothing but the configuration decided. */
const settledValues = ({ schema, config, prior }: Proposal): ObjectValue =>
  planObject(schema, { config, prior: prior ?? undefined }, "settled");

/** Step 3: the same with everything unknown that a write may change. */
export const openValues = ({ schema, config, prior }: Proposal): ObjectValue =>
  planObject(schema, { config, prior: prior ?? undefined }, "open");

/** Step 2. */
export function difference({ schema, prior }: Proposal, planned: ObjectValue): Difference {
  if (!prior) return "remote";
  const changed = changedAttributes(schema, planned, prior);
  if (changed.length === 0) return "nothing";
  return changed.every((name) => schema[name]?.policy) ? "policy" : "remote";
}

type Stage = "settled" | "open";

interface Sources<V> {
  readonly config: V;
  /** undefined: there was none, so there is nothing to keep either. */
  readonly prior: V | undefined;
}

function planObject(schema: Schema, { config, prior }: Sources<ObjectValue>, stage: Stage): ObjectValue {
  const planned = bareObject<Value>();
  for (const [name, attribute] of attributesIn(schema)) {
    const sources: Sources<Value> = {
      config: attributeOf(config, name),
      prior: prior && attributeOf(prior, name),
    };
    planned[name] = planAttribute(attribute, sources, stage);
  }
  return planned;
}

function planAttribute(attribute: AnyAttribute, { config, prior }: Sources<Value>, stage: Stage): Value {
  const wanted = wish(attribute, config);
  if (wanted === UNKNOWN) return UNKNOWN;
  if (wanted === null) return unconfigured(attribute, prior, stage);
  const { shape } = attribute;
  // An open plan descends also into what is the same, because its computed parts may change.
  const whole = shape.kind === "leaf" || stage === "settled" || attribute.same !== undefined;
  if (prior !== undefined && whole && sameValue(attribute, wanted, prior)) return prior;
  return shape.kind === "leaf" ? wanted : planElements(shape, { config: wanted, prior }, stage);
}

function unconfigured(attribute: AnyAttribute, prior: Value | undefined, stage: Stage): Value {
  const { mode, keeps } = attribute;
  if (mode !== "computed" && mode !== "proposed") return null;
  if (stage === "settled") return prior ?? null;
  const stays = mode === "proposed" || keeps;
  return prior === undefined || !stays ? UNKNOWN : prior;
}

function planElements(shape: NestedShape, { config, prior }: Sources<Value>, stage: Stage): Value {
  const pairs = correlate(shape, { of: config, among: prior ?? null }, "written");
  const planned = new Map<Key, Value>();
  for (const [key, element] of elementsOf(config)) {
    const own = asObject(element);
    planned.set(
      key,
      own ? planObject(shape.attributes, { config: own, prior: pairs.get(key) }, stage) : element,
    );
  }
  return rebuild(shape, planned);
}
