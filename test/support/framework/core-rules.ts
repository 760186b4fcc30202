// What Terraform core demands of plans and results, written anew from its behaviour (internal/plans/objchange of
// Terraform 1.11: plan_valid.go, compatible.go, objchange.go), for attributes only: this provider has no blocks.
// It shares no code with the framework.
import { printPath, type Step } from "../../../src/cty/path";
import type { Type } from "../../../src/cty/type";
import { equal, type ObjectValue, UNKNOWN, type Unknown, type Value } from "../../../src/cty/value";
import type { AnyAttribute, NestedShape, Schema } from "../../../src/framework/attribute";
import { attributeType, objectType } from "../../../src/framework/object-type";

/** The three flags core knows in place of our modes. */
const isComputed = ({ mode }: AnyAttribute) =>
  mode === "computed" || mode === "proposed" || mode === "defaulted";
const isOptional = ({ mode }: AnyAttribute) =>
  mode === "optional" || mode === "proposed" || mode === "defaulted";

type Elements = ReadonlyMap<string | number, Value>;
const elements = (value: Value): Elements =>
  value instanceof Map
    ? value
    : new Map((value as readonly Value[]).map((element, index) => [index, element]));
const isNothing = (value: Value): value is null | Unknown => value === null || value === UNKNOWN;

/** An attribute of an object that may itself be null (then null) or unknown (then unknown). */
const within = (object: Value, name: string): Value =>
  isNothing(object) ? object : ((object as ObjectValue)[name] as Value);

const stepTo = (key: string | number): Step => (typeof key === "number" ? { index: key } : { key });

interface Three<V> {
  readonly prior: V;
  readonly config: V;
  readonly planned: V;
}

/** What core would call an invalid plan (AssertPlanValid). */
export function planProblems(
  schema: Schema,
  values: Three<Value>,
  at: readonly Step[] = [],
): readonly string[] {
  return Object.entries(schema).flatMap(([name, attribute]) => {
    const own: Three<Value> = {
      prior: within(values.prior, name),
      config: within(values.config, name),
      planned: within(values.planned, name),
    };
    return attributeProblems(attribute, own, [...at, { attribute: name }]);
  });
}

function attributeProblems(
  attribute: AnyAttribute,
  values: Three<Value>,
  at: readonly Step[],
): readonly string[] {
  const { prior, config, planned } = values;
  const type = attributeType(attribute);
  if (equal(type, planned, config)) return [];
  if (prior !== null && config !== null && equal(type, planned, prior)) return [];
  if (isComputed(attribute) && !isOptional(attribute)) return [];
  if (config === null && isComputed(attribute)) return [];
  if (config === null) return [`${printPath(at)}: planned for an attribute that is not computed`];
  if (attribute.shape.kind === "nested") return nestedProblems(attribute.shape, values, at);
  return [`${printPath(at)}: neither configuration nor prior state`];
}

function nestedProblems(shape: NestedShape, values: Three<Value>, at: readonly Step[]): readonly string[] {
  const { prior, config, planned } = values;
  const here = printPath(at);
  if (planned === null) return [`${here}: planned for absence`];
  if (planned === UNKNOWN) return [`${here}: planned unknown for a configured value`];
  if (shape.nesting === "single") return planProblems(shape.attributes, values, at);
  if (config === UNKNOWN) return [`${here}: planned where the configuration is unknown`];
  const wanted = elements(config);
  const found = elements(planned);
  if (shape.nesting === "set") {
    const isOpen = [...wanted.values(), ...found.values()].some((element) => !isKnownThroughout(element));
    return isOpen || wanted.size === found.size
      ? []
      : [`${here}: ${found.size} elements, not ${wanted.size}`];
  }
  if (wanted.size !== found.size) return [`${here}: ${found.size} elements, not ${wanted.size}`];
  const before: Elements = isNothing(prior) ? new Map() : elements(prior);
  return [...found].flatMap(([key, element]) => {
    const own = wanted.get(key);
    if (own === undefined) return [`${here}: planned element ${key} is not configured`];
    const three: Three<Value> = { prior: before.get(key) ?? null, config: own, planned: element };
    return planProblems(shape.attributes, three, [...at, stepTo(key)]);
  });
}

function isKnownThroughout(value: Value): boolean {
  if (value === UNKNOWN) return false;
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isKnownThroughout);
  if (value instanceof Map) return [...value.values()].every(isKnownThroughout);
  return Object.values(value as ObjectValue).every(isKnownThroughout);
}

interface Two {
  readonly planned: Value;
  readonly actual: Value;
}

/** What core would call an inconsistent result or final plan (AssertObjectCompatible). */
export function compatibilityProblems(schema: Schema, values: Two): readonly string[] {
  return incompatible(objectType(schema), values, []);
}

function incompatible(type: Type, { planned, actual }: Two, at: readonly Step[]): readonly string[] {
  const here = printPath(at);
  if (planned === UNKNOWN) return [];
  if (actual === null || planned === null)
    return actual === planned ? [] : [`${here}: null on one side only`];
  if (actual === UNKNOWN) return [`${here}: was known, but now unknown`];
  if (typeof type === "string") return equal(type, planned, actual) ? [] : [`${here}: another value`];
  if (type[0] === "object") {
    return Object.entries(type[1]).flatMap(([name, inner]) =>
      incompatible(inner, { planned: within(planned, name), actual: within(actual, name) }, [
        ...at,
        { attribute: name },
      ]),
    );
  }
  const inner = type[1] as Type;
  const left = elements(planned);
  const right = elements(actual);
  if (type[0] === "set") {
    if (left.size < right.size) return [`${here}: grew from ${left.size} to ${right.size} elements`];
    const fits = (a: Value, b: Value) => incompatible(inner, { planned: a, actual: b }, at).length === 0;
    const alone = [...left.values()].some((a) => ![...right.values()].some((b) => fits(a, b)));
    const extra = [...right.values()].some((b) => ![...left.values()].some((a) => fits(a, b)));
    return alone || extra ? [`${here}: an element without a counterpart`] : [];
  }
  const keys = new Set([...left.keys(), ...right.keys()]);
  return [...keys].flatMap((key) => {
    const a = left.get(key);
    const b = right.get(key);
    if (a === undefined || b === undefined) return [`${here}: element ${key} came or went`];
    return incompatible(inner, { planned: a, actual: b }, [...at, stepTo(key)]);
  });
}

/** What core sends as proposed_new_state (ProposedNew); `prior` null when creating. */
export function proposedNew(schema: Schema, prior: Value, config: Value): Value {
  if (isNothing(config)) return config;
  const proposed: Record<string, Value> = Object.create(null);
  for (const [name, attribute] of Object.entries(schema)) {
    proposed[name] = proposedAttribute(attribute, within(prior, name), within(config, name));
  }
  return proposed;
}

function proposedAttribute(attribute: AnyAttribute, prior: Value, config: Value): Value {
  const { shape } = attribute;
  if (isComputed(attribute) && config === null) return isFromConfiguration(attribute, prior) ? null : prior;
  if (shape.kind === "leaf" || isNothing(config)) return config;
  const propose = (before: Value, element: Value): Value => proposedNew(shape.attributes, before, element);
  if (shape.nesting === "single") return propose(prior, config);
  const before: Elements = isNothing(prior) ? new Map() : elements(prior);
  if (shape.nesting === "map")
    return new Map(
      [...elements(config)].map(([key, element]) => [String(key), propose(before.get(key) ?? null, element)]),
    );
  if (shape.nesting === "list")
    return [...elements(config)].map(([key, element]) =>
      before.has(key) ? propose(before.get(key) ?? null, element) : element,
    );
  const free = [...before.values()];
  return [...elements(config).values()].map((element) => {
    const at = free.findIndex((candidate) => mayComeFrom(shape.attributes, candidate, element));
    return propose(at < 0 ? null : (free.splice(at, 1)[0] as Value), element);
  });
}

/** An optional and computed object that holds what only configuration can have said. */
function isFromConfiguration(attribute: AnyAttribute, prior: Value): boolean {
  const { shape } = attribute;
  if (!isOptional(attribute) || shape.kind === "leaf" || isNothing(prior)) return false;
  const objects = shape.nesting === "single" ? [prior] : [...elements(prior).values()];
  return objects.some((object) =>
    Object.entries(shape.attributes).some(([name, inner]) => {
      const value = within(object, name);
      if (value === null) return false;
      if (!isComputed(inner)) return true;
      return inner.shape.kind === "nested" && isFromConfiguration({ ...inner, mode: "optional" }, value);
    }),
  );
}

/** Whether a prior element of a set can have come from a configured one. */
function mayComeFrom(schema: Schema, prior: Value, config: Value): boolean {
  return Object.entries(schema).every(([name, attribute]) => {
    const before = within(prior, name);
    const own = within(config, name);
    if (equal(attributeType(attribute), before, own)) return true;
    const { shape } = attribute;
    if (shape.kind === "leaf" || isNothing(own) || isNothing(before))
      return isComputed(attribute) && own === null;
    if (shape.nesting === "set") return false;
    if (shape.nesting === "single") return mayComeFrom(shape.attributes, before, own);
    const left = elements(before);
    const right = elements(own);
    return (
      left.size === right.size &&
      [...left].every(
        ([key, element]) => right.has(key) && mayComeFrom(shape.attributes, element, right.get(key) ?? null),
      )
    );
  });
}
