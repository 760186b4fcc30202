import { type CtyNumber, compareNumbers, numberText } from "./number";
import { Dynamic, innermost, isNumber, isObject, UNKNOWN, type Value } from "./shape";
import { compareText, normalizeText } from "./text";
import { attributesOf, type Type, typeJson } from "./type";

/**
 * The elements in canonical order, without duplicates. Elements must conform to the type.
 *
 * Order as in Terraform (go-cty set_internals.go, set rules): strings and numbers ascending, false before
 * true, other types by their key, then unknown elements, then null. As there, only wholly known
 * elements collapse: two unknown ones may turn out to differ.
 */
export function canonicalSet(elementType: Type, elements: readonly Value[]): readonly Value[] {
  if (elements.length < 2) return elements;
  if (elementType === "string") return sortedTexts(elements);
  if (elementType === "number" && elements.every(isNumber)) return sortedNumbers(elements as CtyNumber[]);
  return keyedSet(elementType, elements).map(({ value }) => value);
}

/** The same with the keys, so that a set in a set in a set makes the key of each but once. */
function keyedSet(elementType: Type, elements: readonly Value[]): readonly Keyed[] {
  const keyed = elements.map((value): Keyed => ({ value, key: setKey(elementType, value) }));
  keyed.sort((a, b) => rank(a.value) - rank(b.value) || compareKeyed(a, b));
  return keyed.filter(
    ({ value, key }, at) => at === 0 || key !== keyed[at - 1]?.key || !isWhollyKnown(value),
  );
}

function sortedTexts(elements: readonly Value[]): readonly Value[] {
  const distinct = new Set<string>();
  let unknown = 0;
  let nulls = 0;
  for (const element of elements) {
    if (typeof element === "string") distinct.add(normalizeText(element));
    else if (element === UNKNOWN) unknown++;
    else nulls = 1;
  }
  const sorted: Value[] = [...distinct].sort(compareText);
  for (; unknown > 0; unknown--) sorted.push(UNKNOWN);
  if (nulls > 0) sorted.push(null);
  return sorted;
}

function sortedNumbers(elements: readonly CtyNumber[]): readonly Value[] {
  const sorted = [...elements].sort(compareNumbers);
  return sorted.filter((value, at) => at === 0 || compareNumbers(value, sorted[at - 1] as CtyNumber) !== 0);
}

/** Known elements first, then unknown, then null. */
function rank(value: Value): number {
  if (value === null) return 2;
  return value === UNKNOWN ? 1 : 0;
}

interface Keyed {
  readonly value: Value;
  readonly key: string;
}

function compareKeyed(a: Keyed, b: Keyed): number {
  if (isNumber(a.value) && isNumber(b.value)) return compareNumbers(a.value, b.value);
  return compareText(a.key, b.key);
}

/** Whether nothing inside the value is unknown. */
export function isWhollyKnown(value: Value): boolean {
  if (value === UNKNOWN) return false;
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isWhollyKnown);
  if (value instanceof Dynamic) return isWhollyKnown(value.value);
  if (value instanceof Map) {
    for (const element of value.values()) if (!isWhollyKnown(element)) return false;
    return true;
  }
  return !isObject(value) || Object.values(value).every(isWhollyKnown);
}

/** Stands for what does not fit its type; no key of a fitting value is like it. */
const MISFIT = "!";

/**
 * Text that two values of one type share exactly when they are equal. Shaped like the bytes by which
 * go-cty orders the elements of sets, so that the order of objects is usually Terraform's too.
 */
export function setKey(type: Type, value: Value): string {
  if (value === null) return "~";
  if (value === UNKNOWN) return "?";
  if (typeof value === "string") return JSON.stringify(normalizeText(value));
  if (typeof value === "boolean") return value ? "1" : "0";
  if (isNumber(value)) return numberText(value);
  if (value instanceof Dynamic) return dynamicKey(value);
  if (typeof type === "string") return MISFIT;
  if (Array.isArray(value)) return arrayKey(type, value);
  if (value instanceof Map) return mapKey(type[1] as Type, value);
  if (type[0] !== "object" || !isObject(value)) return MISFIT;
  let key = "<";
  for (const slot of attributesOf(type).values()) {
    key += `${setKey(slot.type, Object.hasOwn(value, slot.name) ? (value[slot.name] as Value) : null)};`;
  }
  return `${key}>`;
}

/** Every set around one asks for its key again. Values never change. */
const SET_KEYS = new WeakMap<readonly Value[], { readonly elementType: Type; readonly key: string }>();

function dynamicKey(outer: Dynamic): string {
  const { type, value } = innermost(outer);
  return `${typeJson(type)}${setKey(type, value)}`;
}

function arrayKey(type: Exclude<Type, string>, value: readonly Value[]): string {
  if (type[0] === "tuple") {
    return `<${value.map((element, at) => `${setKey(type[1][at] ?? "dynamic", element)};`).join("")}>`;
  }
  const elementType = type[1] as Type;
  const known = type[0] === "set" ? SET_KEYS.get(value) : undefined;
  if (known?.elementType === elementType) return known.key;
  const keys =
    type[0] === "set" && typeof elementType !== "string"
      ? keyedSet(elementType, value).map(({ key }) => key)
      : (type[0] === "set" ? canonicalSet(elementType, value) : value).map((element) =>
          setKey(elementType, element),
        );
  let key = "[";
  for (const each of keys) key += `${each};`;
  key += "]";
  if (type[0] === "set") SET_KEYS.set(value, { elementType, key });
  return key;
}

function mapKey(elementType: Type, value: ReadonlyMap<string, Value>): string {
  const entries = [...normalizedKeys(value)].sort((a, b) => compareText(a[0], b[0]));
  return `{${entries.map(([name, element]) => `${JSON.stringify(name)}:${setKey(elementType, element)};`).join("")}}`;
}

/** The map with its keys in Unicode form C; of keys that become the same, the last counts. */
export function normalizedKeys(map: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map([...map].map(([key, value]) => [normalizeText(key), value]));
}
