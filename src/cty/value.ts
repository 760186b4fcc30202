export { conform } from "./conform";
export { equal } from "./equal";
export { type CtyNumber, Decimal, makeNumber, numberText } from "./number";
export { isWhollyKnown } from "./set";
export {
  Dynamic,
  isNumber,
  isObject,
  type ObjectValue,
  UNKNOWN,
  type Unknown,
  type Value,
} from "./shape";
export { transform } from "./transform";
