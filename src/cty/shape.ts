import type { CtyNumber } from "./number";
import { Decimal } from "./number";
import type { Type } from "./type";

/** Stands for a value Terraform will only know after apply. Refinements it may carry are not kept. */
export const UNKNOWN: unique symbol = Symbol.for("terraform.unknown");
export type Unknown = typeof UNKNOWN;

/** What stands at a `dynamic` position when its type is known; null and UNKNOWN of no type stand bare. */
export class Dynamic {
  readonly type: Type;
  readonly value: Value;

  constructor(type: Type, value: Value) {
    this.type = type;
    this.value = value;
  }
}

/** An object's attributes. Decoded ones inherit nothing, so `__proto__` is an ordinary attribute. */
export type ObjectValue = { readonly [attribute: string]: Value };

/**
 * Any Terraform value. What each form stands for depends on the type beside it:
 * an array is a list, a tuple or a set (in canonical order without duplicates); a Map is a map.
 */
export type Value =
  | null
  | Unknown
  | boolean
  | string
  | CtyNumber
  | readonly Value[]
  | ReadonlyMap<string, Value>
  | ObjectValue
  | Dynamic;

export function isNumber(value: unknown): value is CtyNumber {
  return typeof value === "number" || typeof value === "bigint" || value instanceof Decimal;
}

/** An object value, as against the other things JavaScript calls objects. */
export function isObject(value: unknown): value is ObjectValue {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return !(value instanceof Map || value instanceof Decimal || value instanceof Dynamic);
}

/** The kind of a value in words, for messages that must not show the value. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (value === UNKNOWN) return "an unknown value";
  if (isNumber(value)) return "a number";
  if (Array.isArray(value)) return "a list";
  if (value instanceof Map) return "a map";
  if (value instanceof Dynamic) return "a dynamic value";
  if (typeof value === "boolean") return "a bool";
  return typeof value === "undefined"
    ? "nothing"
    : `${typeof value === "object" ? "an" : "a"} ${typeof value}`;
}

/** A dynamic value whose type is again `dynamic` says no more than the one inside it. */
export function innermost(value: Dynamic): Dynamic {
  let inner = value;
  while (inner.type === "dynamic" && inner.value instanceof Dynamic) inner = inner.value;
  return inner;
}
