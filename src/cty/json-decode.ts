import { bareObject } from "./bare-object";
import { demandDepth, demandLength, missing, requirement, unsupported } from "./conform";
import { atPath, CtyError } from "./error";
import { type Json, JsonNumber, readJson } from "./json-reader";
import { makeNumber } from "./number";
import type { Step } from "./path";
import { canonicalSet } from "./set";
import { Dynamic, type ObjectValue, type Value } from "./shape";
import { compareText, normalizeText } from "./text";
import {
  attributesOf,
  type CollectionType,
  type ObjectType,
  type TupleType,
  type Type,
  typeFromJson,
} from "./type";
import { decodeUtf8 } from "./utf8";

export interface DecodeJsonOptions {
  /**
   * `raw-state`: the JSON is what a state file holds, perhaps written by another version of the schema. At every
   * level attributes that the type does not have are ignored and missing ones are null.
   */
  readonly lenient?: "raw-state";
}

/**
 * Reads a value of a type from JSON (tfplugin6 `DynamicValue.json`, `RawState.json`) into canonical form.
 *
 * As in Terraform, primitives convert: numbers and bools where a string is required, strings
 * that spell one where a number or bool is. Numbers keep all their digits. Whatever the text, only CtyError is
 * thrown.
 */
export function decodeJson(type: Type, json: string | Uint8Array, options: DecodeJsonOptions = {}): Value {
  const text = typeof json === "string" ? json : decodeUtf8(json);
  return new Decoder(options.lenient === "raw-state").read(type, readJson(text));
}

type JsonObject = { readonly [key: string]: Json };

class Decoder {
  private readonly lenient: boolean;
  private readonly path: Step[] = [];

  constructor(lenient: boolean) {
    this.lenient = lenient;
  }

  read(type: Type, json: Json): Value {
    if (json === null) return null;
    if (type === "string") return this.string(json);
    if (type === "number") return this.number(json);
    if (type === "bool") return this.bool(json);
    if (type === "dynamic") return this.dynamic(json);
    demandDepth(this.path);
    if (type[0] === "object") return this.object(type, this.mapping(type, json));
    if (type[0] === "map") return this.map(type, this.mapping(type, json));
    if (!Array.isArray(json)) throw this.mismatch(type, json);
    if (type[0] === "tuple") return this.tuple(type, json);
    const elements = json.map((element, index) => this.part({ index }, type[1], element));
    return type[0] === "set" ? canonicalSet(type[1], elements) : elements;
  }

  private string(json: Json): Value {
    if (typeof json === "string") return normalizeText(json);
    if (json instanceof JsonNumber) return json.text;
    if (typeof json === "boolean") return json ? "true" : "false";
    throw this.mismatch("string", json);
  }

  private number(json: Json): Value {
    if (typeof json !== "string" && !(json instanceof JsonNumber)) throw this.mismatch("number", json);
    return atPath(this.path, () => makeNumber(typeof json === "string" ? json : json.text));
  }

  private bool(json: Json): Value {
    if (typeof json === "boolean") return json;
    if (json === "true" || json === "1") return true;
    if (json === "false" || json === "0") return false;
    throw this.mismatch("bool", json);
  }

  private dynamic(json: Json): Value {
    let outer = json;
    // `dynamic` inside `dynamic` adds nothing, and a loop cannot exhaust the stack.
    for (;;) {
      if (outer === null) return null;
      const pair = this.mapping("dynamic", outer);
      const { type: typeTree, value } = pair;
      if (typeTree === undefined || value === undefined || Object.keys(pair).length !== 2) {
        throw new CtyError('a dynamic value is an object of exactly "value" and "type"', this.path);
      }
      const type = atPath(this.path, () => typeFromJson(typeTree));
      if (type !== "dynamic") return new Dynamic(type, this.read(type, value));
      outer = value;
    }
  }

  private object(type: ObjectType, json: JsonObject): ObjectValue {
    const attributes = attributesOf(type);
    const object = bareObject<Value>();
    for (const [key, part] of Object.entries(json)) {
      const name = normalizeText(key);
      const slot = attributes.get(name);
      if (slot !== undefined) object[name] = this.part(slot.step, slot.type, part);
      else if (!this.lenient) throw unsupported(name, this.path);
    }
    for (const name of attributes.keys()) {
      if (name in object) continue;
      if (!this.lenient) throw missing(name, this.path);
      object[name] = null;
    }
    return object;
  }

  private map(type: CollectionType, json: JsonObject): ReadonlyMap<string, Value> {
    const entries = Object.entries(json).map(([text, part]): [string, Value] => {
      const key = normalizeText(text);
      return [key, this.part({ key }, type[1], part)];
    });
    return new Map(entries.sort((a, b) => compareText(a[0], b[0])));
  }

  private tuple(type: TupleType, json: readonly Json[]): readonly Value[] {
    demandLength({ type, length: json.length }, this.path);
    return type[1].map((elementType, index) => this.part({ index }, elementType, json[index] as Json));
  }

  private part(step: Step, type: Type, json: Json): Value {
    this.path.push(step);
    const value = this.read(type, json);
    this.path.pop();
    return value;
  }

  private mapping(type: Type, json: Json): JsonObject {
    if (typeof json !== "object" || json === null || Array.isArray(json) || json instanceof JsonNumber) {
      throw this.mismatch(type, json);
    }
    return json as JsonObject;
  }

  private mismatch(type: Type, json: Json): CtyError {
    return new CtyError(`${requirement(type)} is required, not ${kindOfJson(json)}`, this.path);
  }
}

function kindOfJson(json: Json): string {
  if (json === null) return "null";
  if (json instanceof JsonNumber) return "a number";
  if (Array.isArray(json)) return "an array";
  if (typeof json === "boolean") return "a bool";
  return typeof json === "string" ? "a string" : "an object";
}
