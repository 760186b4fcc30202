import { isNumber, isWhollyKnown, numberText, type ObjectValue, UNKNOWN, type Value } from "../cty/value";
import { unshown } from "../secrets/unshown";
import { asObject, attributeOf, attributesIn, elementsOf } from "./align";
import type { AnyAttribute, NestedShape, Schema } from "./attribute";
import type { Check } from "./checks";
import { withDefaults } from "./default-value";
import { type Diagnostic, error, warning } from "./diagnostics";
import { inAttribute, inElement, type Place, ROOT } from "./place";

/**
 * Runs every check of a schema on a configuration. Unknown values are skipped: validation runs again
 * when they are known. Core has seen to types and to arguments that are absent or unknown to the schema, but not
 * to `null` for a required one, nor to a value for one that only the provider gives.
 */
export function validateValues(schema: Schema, config: ObjectValue, at: Place = ROOT): readonly Diagnostic[] {
  return attributesIn(schema).flatMap(([name, attribute]) =>
    validateAttribute(attribute, attributeOf(config, name), inAttribute(at, name)),
  );
}

function validateAttribute(attribute: AnyAttribute, value: Value, at: Place): readonly Diagnostic[] {
  if (value === null) return attribute.mode === "required" ? [missing(at)] : [];
  if (attribute.mode === "computed") return [readOnly(at)];
  const { deprecated } = attribute;
  return [
    ...(deprecated === undefined ? [] : [deprecation(at, deprecated)]),
    ...(value === UNKNOWN ? [] : validateValue(attribute, value, at)),
  ];
}

function validateValue(attribute: AnyAttribute, value: Value, at: Place): readonly Diagnostic[] {
  const hole = holeIn(attribute, value, at);
  if (hole) return [nullElement(hole, at)];
  const own = isWhollyKnown(value)
    ? attribute.checks
        .filter((check) => !(check as Check<unknown>).holds(value))
        .map((check) => refusal(attribute, check, { value, at }))
    : [];
  const { shape } = attribute;
  if (shape.kind === "leaf") return own;
  if (hasTwins(shape, value)) return [...own, twins(at)];
  return [...own, ...validateElements(shape, value, at)];
}

/** Elements of a set that differ only by a default that one of them spells out. Core would call the plan invalid. */
const hasTwins = (shape: NestedShape, value: Value): boolean =>
  shape.nesting === "set" && elementsOf(withDefaults(shape, value)).size < elementsOf(value).size;

const validateElements = (shape: NestedShape, value: Value, at: Place): readonly Diagnostic[] =>
  [...elementsOf(value)].flatMap(([key, element]) => {
    const object = asObject(element);
    return object ? validateValues(shape.attributes, object, inElement(at, shape, key)) : [];
  });

/** Where a null element stands. */
function holeIn({ shape }: AnyAttribute, value: Value, at: Place): Place | undefined {
  if (!Array.isArray(value) && !(value instanceof Map)) return undefined;
  const hole = [...elementsOf(value)].find(([, element]) => element === null);
  if (!hole) return undefined;
  const kind = shape.kind === "nested" ? shape.nesting : shape.type[0];
  return inElement(at, { nesting: kind === "set" || kind === "map" ? kind : "list" }, hole[0]);
}

const missing = (at: Place): Diagnostic =>
  error({
    code: "config/missing-value",
    summary: `No value for ${at.label}`,
    detail: `${at.label} is required, but null. Give it a value.`,
    path: at.path,
  });

const readOnly = (at: Place): Diagnostic =>
  error({
    code: "config/read-only",
    summary: `${at.label} cannot be set`,
    detail: `The provider sets ${at.label}. Take it out of the configuration.`,
    path: at.path,
  });

/** Core warns where a deprecated value is referred to, never where it is set. */
const deprecation = (at: Place, message: string): Diagnostic =>
  warning({
    code: "config/deprecated",
    summary: `${at.label} is deprecated`,
    detail: message,
    path: at.path,
  });

const twins = (at: Place): Diagnostic =>
  error({
    code: "config/same-elements",
    summary: `Two elements of ${at.label} are the same`,
    detail: `Two elements of ${at.label} differ only in values that are left out in one and have their default in the other. Leave one of them out.`,
    path: at.path,
  });

const nullElement = (hole: Place, at: Place): Diagnostic =>
  error({
    code: "config/null-element",
    summary: `Null element in ${at.label}`,
    detail:
      `${hole.isInSet ? `An element of ${at.label}` : hole.label} is null. Leave the element out, or filter it with: ` +
      "[for x in xs : x if x != null].",
    path: hole.path,
  });

function refusal(
  attribute: AnyAttribute,
  check: Check<never>,
  { value, at }: { value: Value; at: Place },
): Diagnostic {
  const shown = attribute.sensitive ? "" : printed(value, attribute.unshown);
  const remedy = attribute.sensitive ? undefined : (check as Check<unknown>).remedy?.(value);
  return error({
    code: "config/invalid-value",
    summary: `Invalid value for ${at.label}`,
    detail: `${at.label} must be ${check.says}${shown}.${remedy ? ` ${remedy}` : ""}`,
    path: at.path,
  });
}

const LONGEST_SHOWN = 200;

/** Texts, numbers and flags as configuration writes them; collections are not repeated. */
function printed(value: Value, instead?: string): string {
  if (instead !== undefined)
    return `, got ${unshown(isNumber(value) ? numberText(value) : String(value), instead)}`;
  if (isNumber(value)) return `, got ${numberText(value)}`;
  if (typeof value === "boolean") return `, got ${value}`;
  if (typeof value !== "string") return "";
  return `, got ${JSON.stringify(value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value)}`;
}
