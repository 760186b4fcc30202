import type { ObjectValue } from "./shape";
import { attributesOf, type ObjectType } from "./type";

export { conform } from "./conform";
export { equal } from "./equal";
export { type CtyNumber, compareNumbers, Decimal, makeNumber, numberText } from "./number";
export { isWhollyKnown } from "./set";
export {
  Dynamic,
  isNumber,
  isObject,
  kindOf,
  type ObjectValue,
  UNKNOWN,
  type Unknown,
  type Value,
} from "./shape";
export { transform } from "./transform";

/** An object with every attribute null. */
export function nullObject(type: ObjectType): ObjectValue {
  const object: { [name: string]: null } = Object.create(null);
  for (const name of attributesOf(type).keys()) object[name] = null;
  return object;
}
