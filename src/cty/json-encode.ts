import { conform } from "./conform";
import { CtyError } from "./error";
import { type CtyNumber, numberText } from "./number";
import type { Step } from "./path";
import { Dynamic, isNumber, type ObjectValue, UNKNOWN, type Value } from "./shape";
import { attributesOf, type CollectionType, jsonText, type ObjectType, type Type, typeJson } from "./type";

/**
 * The JSON of a value, byte for byte as Terraform writes it into state: compact, keys ascending, all
 * digits of every number, a dynamic value as `{"value":…,"type":…}`.
 *
 * Throws CtyError, with the path, where the value does not fit the type or JSON has no form for it:
 * unknown values and infinities.
 */
export function encodeJson(type: Type, value: Value): string {
  return write(type, conform(type, value), []);
}

function write(type: Type, value: Value, path: Step[]): string {
  if (value === null) return "null";
  if (value === UNKNOWN) throw new CtyError("an unknown value cannot be written as JSON", path);
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "string") return jsonText(value);
  if (isNumber(value)) return writeNumber(value, path);
  if (value instanceof Dynamic) {
    return `{"value":${write(value.type, value.value, path)},"type":${typeJson(value.type)}}`;
  }
  const composite = type as Exclude<Type, string>;
  if (composite[0] === "object") return writeObject(composite, value as ObjectValue, path);
  if (composite[0] === "map") return writeMap(composite, value as ReadonlyMap<string, Value>, path);
  return writeElements(composite, value as readonly Value[], path);
}

function writeNumber(value: CtyNumber, path: Step[]): string {
  if (value === Infinity || value === -Infinity) {
    throw new CtyError("infinity cannot be written as JSON", path);
  }
  return numberText(value);
}

function writeObject(type: ObjectType, object: ObjectValue, path: Step[]): string {
  const parts: string[] = [];
  for (const slot of attributesOf(type).values()) {
    path.push(slot.step);
    parts.push(`${jsonText(slot.name)}:${write(slot.type, object[slot.name] as Value, path)}`);
    path.pop();
  }
  return `{${parts.join(",")}}`;
}

function writeMap(type: CollectionType, map: ReadonlyMap<string, Value>, path: Step[]): string {
  const parts: string[] = [];
  for (const [key, element] of map) {
    path.push({ key });
    parts.push(`${jsonText(key)}:${write(type[1], element, path)}`);
    path.pop();
  }
  return `{${parts.join(",")}}`;
}

function writeElements(type: Exclude<Type, string>, elements: readonly Value[], path: Step[]): string {
  const parts = elements.map((element, index) => {
    path.push({ index });
    const part = write(type[0] === "tuple" ? (type[1][index] as Type) : (type[1] as Type), element, path);
    path.pop();
    return part;
  });
  return `[${parts.join(",")}]`;
}
