import { bareObject } from "./bare-object";
import { CtyError } from "./error";
import { compareText, normalizeText } from "./text";

/**
 * A Terraform type in the form its JSON has on the wire (tfplugin6 protocol, `Schema.Attribute.type`):
 * `"string"`, `["list", T]`, `["object", {…}]`. `"dynamic"` stands where each value brings its own type.
 * The third element of an object names attributes that may be left out in conversions; values
 * always have them all.
 */
export type Type = PrimitiveType | "dynamic" | CollectionType | ObjectType | TupleType;
type PrimitiveType = "string" | "number" | "bool";
export type CollectionType = readonly ["list" | "set" | "map", Type];
export type Attributes = { readonly [name: string]: Type };
export type ObjectType = readonly ["object", Attributes] | readonly ["object", Attributes, readonly string[]];
export type TupleType = readonly ["tuple", readonly Type[]];

/** Types and values nested deeper than this are refused, so hostile input cannot exhaust the stack. */
export const MAX_DEPTH = 256;

/** Reads a type from its JSON form. Throws CtyError for anything else, however broken. */
export function parseType(json: string): Type {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw new CtyError("a type must be valid JSON");
  }
  return typeFromJson(parsed);
}

/** The same from JSON that was read already; objects in it may be of any prototype. */
export function typeFromJson(json: unknown): Type {
  return readType(json, 0);
}

function readType(json: unknown, depth: number): Type {
  if (depth > MAX_DEPTH) throw new CtyError(`a type may be nested at most ${MAX_DEPTH} levels deep`);
  if (json === "string" || json === "number" || json === "bool" || json === "dynamic") return json;
  if (!Array.isArray(json) || json.length < 2 || json.length > 3) throw notAType();
  const [kind, inner, optional] = json as readonly unknown[];
  if (kind === "object") return readObjectType({ inner, optional, depth });
  if (json.length === 3) throw notAType();
  if (kind === "list" || kind === "set" || kind === "map") return [kind, readType(inner, depth + 1)];
  if (kind === "tuple" && Array.isArray(inner)) {
    return ["tuple", inner.map((element) => readType(element, depth + 1))];
  }
  throw notAType();
}

function readObjectType(json: { inner: unknown; optional: unknown; depth: number }): ObjectType {
  const { inner, optional, depth } = json;
  if (typeof inner !== "object" || inner === null || Array.isArray(inner)) throw notAType();
  // Nothing inherited, so that an attribute may be called `__proto__` or `constructor`.
  const attributes = bareObject<Type>();
  for (const [name, type] of Object.entries(inner)) {
    attributes[normalizeText(name)] = readType(type, depth + 1);
  }
  if (optional === undefined) return ["object", attributes];
  if (!Array.isArray(optional)) throw notAType();
  const names = optional.map((name: unknown) => {
    if (typeof name !== "string" || !Object.hasOwn(attributes, normalizeText(name))) throw notAType();
    return normalizeText(name);
  });
  return ["object", attributes, names];
}

function notAType(): CtyError {
  return new CtyError("not a type: a primitive name, or an array of kind and content, is required");
}

/** The compact JSON of a type, byte for byte as Terraform writes it: attributes in ascending order. */
export function typeJson(type: Type): string {
  if (typeof type === "string") return `"${type}"`;
  if (type[0] === "tuple") return `["tuple",[${type[1].map(typeJson).join(",")}]]`;
  if (type[0] !== "object") return `["${type[0]}",${typeJson(type[1])}]`;
  const attributes = Object.keys(type[1]).sort(compareText);
  const body = attributes.map((name) => `${jsonText(name)}:${typeJson(type[1][name] as Type)}`).join(",");
  const optional = optionalNames(type);
  const tail = optional.length === 0 ? "" : `,[${optional.map(jsonText).join(",")}]`;
  return `["object",{${body}}${tail}]`;
}

/** JSON text with the characters escaped that Go's encoding/json escapes for the sake of HTML. */
export function jsonText(text: string): string {
  const json = JSON.stringify(text);
  if (!/[<>&\u2028\u2029]/.test(json)) return json;
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (unsafe) => `\\u${unsafe.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function optionalNames(type: ObjectType): readonly string[] {
  return [...new Set(type[2] ?? [])].sort(compareText);
}

/** Whether two types are the same, whatever the order in which attributes were written. */
export function sameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (typeof a === "string" || typeof b === "string") return false;
  if (a[0] === "tuple") {
    if (b[0] !== "tuple" || a[1].length !== b[1].length) return false;
    return a[1].every((element, index) => sameType(element, b[1][index] as Type));
  }
  if (a[0] === "object") return b[0] === "object" && sameObjectType(a, b);
  return b[0] === a[0] && sameType(a[1], b[1] as Type);
}

function sameObjectType(a: ObjectType, b: ObjectType): boolean {
  const names = Object.keys(a[1]);
  if (names.length !== Object.keys(b[1]).length) return false;
  if (optionalNames(a).join("\0") !== optionalNames(b).join("\0")) return false;
  return names.every((name) => Object.hasOwn(b[1], name) && sameType(a[1][name] as Type, b[1][name] as Type));
}

/** An attribute of an object type, prepared once for all values of the type. */
export interface Slot {
  readonly name: string;
  readonly type: Type;
  readonly step: { readonly attribute: string };
}

const layouts = new WeakMap<ObjectType, ReadonlyMap<string, Slot>>();

/** The attributes of an object type by name, iterating in ascending order. */
export function attributesOf(type: ObjectType): ReadonlyMap<string, Slot> {
  let layout = layouts.get(type);
  if (layout === undefined) {
    const names = Object.keys(type[1]).sort(compareText);
    layout = new Map(
      names.map((name) => [name, { name, type: type[1][name] as Type, step: { attribute: name } }]),
    );
    layouts.set(type, layout);
  }
  return layout;
}

const dynamics = new WeakMap<object, boolean>();

/** Whether `dynamic` stands anywhere in the type. */
export function hasDynamic(type: Type): boolean {
  if (typeof type === "string") return type === "dynamic";
  let found = dynamics.get(type);
  if (found === undefined) {
    if (type[0] === "object") found = Object.values(type[1]).some(hasDynamic);
    else if (type[0] === "tuple") found = type[1].some(hasDynamic);
    else found = hasDynamic(type[1]);
    dynamics.set(type, found);
  }
  return found;
}
