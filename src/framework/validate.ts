import { type Path, printPath } from "../cty/path";
import { type ObjectValue, UNKNOWN, type Value } from "../cty/value";
import type { Check } from "./checks";
import { type Diagnostic, error } from "./diagnostics";
import type { AnyAttribute, Schema } from "./schema";

/**
 * Runs every check of a schema on a configuration. Unknown values are skipped: validation runs again
 * when they are known. Core has already seen to required attributes and to types.
 */
export function validateValues(schema: Schema, config: ObjectValue, at: Path = []): readonly Diagnostic[] {
  return Object.entries(schema).flatMap(([name, attribute]) =>
    validateAttribute(attribute, config[name] ?? null, [...at, { attribute: name }]),
  );
}

function validateAttribute(attribute: AnyAttribute, value: Value, at: Path): readonly Diagnostic[] {
  if (value === null || value === UNKNOWN) return [];
  const hole = holeIn(value, at);
  if (hole) return [nullElement(hole)];
  const own = attribute.checks
    .filter((check) => !(check as Check<unknown>).holds(value))
    .map((check) => refusal(attribute, check, { value, at }));
  return [...own, ...validateNested(attribute, value, at)];
}

function validateNested({ shape }: AnyAttribute, value: Value, at: Path): readonly Diagnostic[] {
  if (shape.kind === "leaf") return [];
  return elements(value, at).flatMap(([element, path]) =>
    element === UNKNOWN ? [] : validateValues(shape.attributes, element as ObjectValue, path),
  );
}

/** The elements of a collection with their paths; a single object is its own only element. */
export function elements(value: Value, at: Path): readonly (readonly [Value, Path])[] {
  if (Array.isArray(value)) return value.map((element: Value, index) => [element, [...at, { index }]]);
  if (value instanceof Map)
    return [...value].map(([key, element]: [string, Value]) => [element, [...at, { key }]]);
  return [[value, at]];
}

function holeIn(value: Value, at: Path): Path | undefined {
  if (!Array.isArray(value) && !(value instanceof Map)) return undefined;
  return elements(value, at).find(([element]) => element === null)?.[1];
}

const nullElement = (at: Path): Diagnostic =>
  error({
    code: "config/null-element",
    summary: `Null element in ${printPath(at.slice(0, -1))}`,
    detail: `${printPath(at)} is null. Leave the element out, or filter it with: [for x in xs : x if x != null].`,
    path: at,
  });

function refusal(
  attribute: AnyAttribute,
  check: Check<never>,
  { value, at }: { value: Value; at: Path },
): Diagnostic {
  const shown = attribute.sensitive || typeof value === "object" ? "" : `, got ${JSON.stringify(value)}`;
  const remedy = (check as Check<unknown>).remedy?.(value);
  return error({
    code: "config/invalid-value",
    summary: `Invalid value for ${printPath(at)}`,
    detail: `${printPath(at)} must be ${check.says}${shown}.${remedy ? ` ${remedy}` : ""}`,
    path: at,
  });
}
