import { decodeJson } from "../cty/json";
import { decodeMsgpack, encodeMsgpack } from "../cty/msgpack";
import type { Type } from "../cty/type";
import type { ObjectValue, Value } from "../cty/value";
import type { DynamicValue } from "../plugin/gen/tfplugin6";

/** MessagePack first, then JSON, absent or empty is null: the order in which core reads ours (Terraform 1.11). */
export function fromDynamic(type: Type, value: DynamicValue | undefined): Value {
  if (value && value.msgpack.length > 0) return decodeMsgpack(type, value.msgpack);
  if (value && value.json.length > 0) return decodeJson(type, value.json);
  return null;
}

/** For positions that core never leaves null. */
export function objectFrom(type: Type, value: DynamicValue | undefined): ObjectValue {
  const object = fromDynamic(type, value);
  if (object === null) throw new TypeError("Expected an object value, got null");
  return object as ObjectValue;
}

const EMPTY = new Uint8Array(0);

export const toDynamic = (type: Type, value: Value): DynamicValue => ({
  msgpack: encodeMsgpack(type, value),
  json: EMPTY,
});

/**
 * For what a resource answers: its numbers as decimal texts. Core compares what a refresh answers with the state by the inner
 * form of numbers, and one decoded from an integer is another than the same one read from the state's JSON: with integers
 * `terraform plan -refresh-only -detailed-exitcode` ends with 2 where nothing has changed (1.9 to 1.14).
 */
export const toState = (type: Type, value: Value): DynamicValue => ({
  msgpack: encodeMsgpack(type, value, "text"),
  json: EMPTY,
});
