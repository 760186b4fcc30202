import { sameNumber } from "./number";
import { normalizedKeys, setKey } from "./set";
import { Dynamic, innermost, isNumber, isObject, type Value } from "./shape";
import { normalizeText } from "./text";
import { attributesOf, sameType, type Type } from "./type";

/**
 * Whether two values of a type are the same: numbers by value in whatever form, strings in Unicode
 * form C, sets without regard to order or repetition. UNKNOWN is the same as UNKNOWN and nothing
 * else, as when Terraform compares a plan with the configuration. Never throws; for values that
 * do not fit the type the answer means nothing.
 */
export function equal(type: Type, a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a === "string") return typeof b === "string" && normalizeText(a) === normalizeText(b);
  if (isNumber(a)) return isNumber(b) && sameNumber(a, b);
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return false;
  if (a instanceof Dynamic) return b instanceof Dynamic && equalDynamics(a, b);
  if (typeof type === "string") return false;
  if (Array.isArray(a)) return Array.isArray(b) && equalArrays(type, a, b);
  if (a instanceof Map) return b instanceof Map && equalMaps(type[1] as Type, a, b);
  if (type[0] !== "object" || !isObject(a) || !isObject(b)) return false;
  for (const { name, type: inner } of attributesOf(type).values()) {
    if (!equal(inner, own(a, name), own(b, name))) return false;
  }
  return true;
}

/** An attribute left out equals null, the lenient reading; `own` keeps inherited names out. */
function own(object: { readonly [name: string]: Value }, name: string): Value {
  return Object.hasOwn(object, name) ? (object[name] as Value) : null;
}

function equalDynamics(a: Dynamic, b: Dynamic): boolean {
  const left = innermost(a);
  const right = innermost(b);
  return sameType(left.type, right.type) && equal(left.type, left.value, right.value);
}

function equalArrays(type: Exclude<Type, string>, a: readonly Value[], b: readonly Value[]): boolean {
  if (type[0] === "set") return equalSets(type, a, b);
  if (a.length !== b.length) return false;
  if (type[0] === "tuple") {
    return a.every((value, at) => equal(type[1][at] ?? "dynamic", value, b[at] as Value));
  }
  return a.every((value, at) => equal(type[1] as Type, value, b[at] as Value));
}

function equalSets(type: Exclude<Type, string>, a: readonly Value[], b: readonly Value[]): boolean {
  // The key of a set is made of its elements in canonical order.
  return setKey(type, a) === setKey(type, b);
}

function equalMaps(elementType: Type, a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): boolean {
  const left = normalizedKeys(a);
  const right = normalizedKeys(b);
  if (left.size !== right.size) return false;
  for (const [key, value] of left) {
    const other = right.get(key);
    if (other === undefined || !equal(elementType, value, other)) return false;
  }
  return true;
}
