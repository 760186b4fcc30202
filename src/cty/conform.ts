import { bareObject } from "./bare-object";
import { atPath, CtyError } from "./error";
import { canonicalNumber } from "./number";
import type { Step } from "./path";
import { canonicalSet } from "./set";
import {
  Dynamic,
  innermost,
  isNumber,
  isObject,
  kindOf,
  type ObjectValue,
  UNKNOWN,
  type Value,
} from "./shape";
import { compareText, normalizeText } from "./text";
import {
  attributesOf,
  type CollectionType,
  hasDynamic,
  MAX_DEPTH,
  type ObjectType,
  sameType,
  type TupleType,
  type Type,
} from "./type";

/**
 * The value in the canonical form of its type: strings and map keys in Unicode form C, numbers in
 * their handiest lossless form, sets ordered and without duplicates, map keys ascending, objects that
 * inherit nothing. Null and UNKNOWN conform to every type.
 *
 * Throws CtyError with the path where the value does not fit: another kind, NaN, an object that
 * lacks an attribute or has one too many, a tuple of another length.
 */
export function conform(type: Type, value: Value): Value {
  return conformAt(type, value, []);
}

function conformAt(type: Type, value: Value, path: Step[]): Value {
  if (value === null || value === UNKNOWN) return value;
  if (typeof type === "string") return conformSimple(type, value, path);
  demandDepth(path);
  if (type[0] === "object") return conformObject(type, value, path);
  if (type[0] === "tuple") return conformTuple(type, value, path);
  if (type[0] === "map") return conformMap(type, value, path);
  return conformElements(type, value, path);
}

function conformSimple(type: Extract<Type, string>, value: Value, path: Step[]): Value {
  if (type === "string" && typeof value === "string") return normalizeText(value);
  if (type === "bool" && typeof value === "boolean") return value;
  if (type === "dynamic" && value instanceof Dynamic) return conformDynamic(value, path);
  if (type !== "number" || !isNumber(value)) throw mismatch(type, value, path);
  return atPath(path, () => canonicalNumber(value));
}

function conformDynamic(outer: Dynamic, path: Step[]): Value {
  const { type, value } = innermost(outer);
  const inner = conformAt(type, value, path);
  return type === "dynamic" ? inner : new Dynamic(type, inner);
}

function conformElements(type: CollectionType, value: Value, path: Step[]): Value {
  if (!Array.isArray(value)) throw mismatch(type, value, path);
  const elements: Value[] = [];
  for (let index = 0; index < value.length; index++) {
    path.push({ index });
    elements.push(conformAt(type[1], value[index], path));
    path.pop();
  }
  demandOneType(type[1], elements, path);
  return type[0] === "set" ? canonicalSet(type[1], elements) : elements;
}

function conformMap(type: CollectionType, value: Value, path: Step[]): Value {
  if (!(value instanceof Map)) throw mismatch(type, value, path);
  const entries: [string, Value][] = [];
  for (const [key, element] of value as ReadonlyMap<unknown, Value>) {
    if (typeof key !== "string") throw new CtyError(`a map key must be a string, not ${kindOf(key)}`, path);
    path.push({ key });
    entries.push([normalizeText(key), conformAt(type[1], element, path)]);
    path.pop();
  }
  entries.sort((a, b) => compareText(a[0], b[0]));
  const map = new Map(entries);
  demandOneType(type[1], map.values(), path);
  return map;
}

function conformTuple(type: TupleType, value: Value, path: Step[]): Value {
  if (!Array.isArray(value)) throw mismatch(type, value, path);
  demandLength({ type, length: value.length }, path);
  return type[1].map((elementType, index) => {
    path.push({ index });
    const element = conformAt(elementType, value[index], path);
    path.pop();
    return element;
  });
}

function conformObject(type: ObjectType, value: Value, path: Step[]): Value {
  if (!isObject(value)) throw mismatch(type, value, path);
  const attributes = attributesOf(type);
  for (const name of Object.keys(value)) if (!attributes.has(name)) throw unsupported(name, path);
  const object = bareObject<Value>();
  for (const slot of attributes.values()) {
    if (!Object.hasOwn(value, slot.name)) throw missing(slot.name, path);
    path.push(slot.step);
    object[slot.name] = conformAt(slot.type, value[slot.name] as Value, path);
    path.pop();
  }
  return object satisfies ObjectValue;
}

/**
 * Elements of one collection must have one type. Terraform panics where `dynamic` inside the element
 * type turns out as one type here and another there, so it is refused before it is sent.
 */
function demandOneType(elementType: Type, elements: Iterable<Value>, path: Step[]): void {
  if (!hasDynamic(elementType)) return;
  let first: Type | undefined;
  for (const element of elements) {
    const type = runtimeType(elementType, element);
    if (type === "dynamic") continue;
    first ??= type;
    if (!sameType(first, type)) throw new CtyError("all elements must have the same type", path);
  }
}

/** The type with every `dynamic` replaced by what the value brings. */
function runtimeType(type: Type, value: Value): Type {
  if (value === null || value === UNKNOWN || !hasDynamic(type)) return type;
  if (value instanceof Dynamic) return runtimeType(value.type, value.value);
  if (typeof type === "string") return type;
  if (type[0] === "object") {
    const attributes = bareObject<Type>();
    for (const slot of attributesOf(type).values()) {
      attributes[slot.name] = runtimeType(slot.type, (value as ObjectValue)[slot.name] ?? null);
    }
    return ["object", attributes];
  }
  if (type[0] === "tuple") {
    return ["tuple", type[1].map((inner, at) => runtimeType(inner, (value as readonly Value[])[at] ?? null))];
  }
  for (const element of (value as ReadonlyMap<string, Value> | readonly Value[]).values()) {
    const inner = runtimeType(type[1], element);
    if (inner !== "dynamic") return [type[0], inner];
  }
  return type;
}

export function demandLength(given: { type: TupleType; length: number }, path: Step[]): void {
  const wanted = given.type[1].length;
  if (given.length === wanted) return;
  throw new CtyError(`a tuple of length ${wanted} is required, not of length ${given.length}`, path);
}

export function unsupported(name: string, path: readonly Step[]): CtyError {
  return new CtyError(`unsupported attribute ${JSON.stringify(name)}`, path);
}

export function missing(name: string, path: readonly Step[]): CtyError {
  return new CtyError(`attribute ${JSON.stringify(name)} is required`, path);
}

function mismatch(type: Type, value: unknown, path: readonly Step[]): CtyError {
  return new CtyError(`${requirement(type)} is required, not ${kindOf(value)}`, path);
}

export function requirement(type: Type): string {
  if (type === "dynamic") return "a dynamic value (with its type)";
  if (typeof type === "string") return `a ${type}`;
  return type[0] === "object" ? "an object" : `a ${type[0]}`;
}

export function demandDepth(path: readonly Step[]): void {
  if (path.length > MAX_DEPTH)
    throw new CtyError(`values may be nested at most ${MAX_DEPTH} levels deep`, path);
}
