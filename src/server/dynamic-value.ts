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
