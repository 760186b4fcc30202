import type { Path } from "../cty/path";
import { type ObjectValue, UNKNOWN, type Value } from "../cty/value";
import { asObject, changedAttributes, children, partner, rebuild, sameValue } from "./align";
import type { AnyAttribute, Schema } from "./schema";

/** The three objects core sends with PlanResourceChange, all of the schema's type. */
export interface Proposal {
  readonly schema: Schema;
  /** null when creating. */
  readonly prior: ObjectValue | null;
  readonly config: ObjectValue;
}

export interface PlannedValues {
  readonly planned: ObjectValue;
  readonly differs: "nothing" | "policy" | "remote";
  /** Attributes whose change replaces, sorted by name. */
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
export function planValues({ schema, prior, config }: Proposal): PlannedValues {
  const settled = settleObject(schema, config, prior ?? undefined);
  const differs = compare(schema, settled, prior);
  const planned =
    differs === "remote"
      ? openObject(schema, { config, value: settled, prior: prior ?? undefined })
      : settled;
  return { planned, differs, replace: prior ? replacing(schema, config, prior) : [] };
}

const make = (entries: Iterable<readonly [string, Value]>): ObjectValue =>
  Object.assign(Object.create(null), Object.fromEntries(entries));

function settleObject(schema: Schema, config: ObjectValue, prior: ObjectValue | undefined): ObjectValue {
  return make(
    Object.entries(schema).map(([name, attribute]) => [
      name,
      settleAttribute(attribute, config[name] ?? null, prior?.[name] ?? null),
    ]),
  );
}

function settleAttribute(attribute: AnyAttribute, config: Value, prior: Value): Value {
  if (config === UNKNOWN) return UNKNOWN;
  if (config === null) {
    if (attribute.mode === "defaulted") return attribute.value as Value;
    return attribute.mode === "computed" || attribute.mode === "proposed" ? prior : null;
  }
  if (sameValue(attribute, config, prior)) return prior;
  const { shape } = attribute;
  if (shape.kind === "leaf") return config;
  const settled = new Map<string | number, Value>();
  for (const [key, element] of children(config)) {
    const own = asObject(element);
    settled.set(
      key,
      own ? settleObject(shape.attributes, own, partner(attribute, [key, element], prior)) : element,
    );
  }
  return rebuild(config, settled);
}

function compare(schema: Schema, value: ObjectValue, prior: ObjectValue | null): PlannedValues["differs"] {
  if (!prior) return "remote";
  const changed = changedAttributes(schema, value, prior);
  if (changed.length === 0) return "nothing";
  return changed.every((name) => schema[name]?.policy) ? "policy" : "remote";
}

interface Opening<V> {
  readonly config: V;
  readonly value: V;
  /** undefined: there was none, so there is nothing to keep either. */
  readonly prior: V | undefined;
}

function openObject(schema: Schema, { config, value, prior }: Opening<ObjectValue>): ObjectValue {
  return make(
    Object.entries(schema).map(([name, attribute]) => [
      name,
      openAttribute(attribute, {
        config: config[name] ?? null,
        value: value[name] ?? null,
        prior: prior ? (prior[name] ?? null) : undefined,
      }),
    ]),
  );
}

function openAttribute(attribute: AnyAttribute, { config, value, prior }: Opening<Value>): Value {
  if (config === null) {
    if (attribute.mode === "computed") return attribute.keeps && prior !== undefined ? prior : UNKNOWN;
    if (attribute.mode === "proposed") return prior === undefined ? UNKNOWN : prior;
    return value;
  }
  const { shape } = attribute;
  if (shape.kind === "leaf" || value === UNKNOWN) return value;
  const configured = children(config);
  const opened = new Map<string | number, Value>();
  for (const [key, element] of children(value)) {
    const own = asObject(element);
    const written = asObject(configured.get(key));
    const before = partner(attribute, [key, configured.get(key) ?? null], prior ?? null);
    opened.set(
      key,
      own && written ? openObject(shape.attributes, { config: written, value: own, prior: before }) : element,
    );
  }
  return rebuild(value, opened);
}

/** Only what the configuration says can replace; an omitted "else the API's" value follows the API. */
function replacing(schema: Schema, config: ObjectValue, prior: ObjectValue): readonly Path[] {
  return Object.entries(schema)
    .filter(([name, attribute]) => {
      const value = config[name] ?? null;
      if (!attribute.replaces || (value === null && attribute.mode === "proposed")) return false;
      const planned = value === null && attribute.mode === "defaulted" ? (attribute.value as Value) : value;
      return planned === UNKNOWN || !sameValue(attribute, planned, prior[name] ?? null);
    })
    .map(([name]) => [{ attribute: name }])
    .sort(([a], [b]) => (a && b && a.attribute < b.attribute ? -1 : 1));
}
