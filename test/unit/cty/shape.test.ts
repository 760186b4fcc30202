import { Decimal } from "../../../src/cty/number";
import { Dynamic, isNumber, isObject, kindOf, UNKNOWN } from "../../../src/cty/shape";

test.each<[unknown, string]>([
  [null, "null"],
  [undefined, "nothing"],
  [UNKNOWN, "an unknown value"],
  [true, "a bool"],
  ["text", "a string"],
  [1, "a number"],
  [1n, "a number"],
  [new Decimal("1.5"), "a number"],
  [[], "a list"],
  [new Map(), "a map"],
  [{}, "an object"],
  [Object.create(null), "an object"],
  [new Dynamic("string", "x"), "a dynamic value"],
  [() => 1, "a function"],
])("names the kind of a value: %p", (value, kind) => {
  expect(kindOf(value)).toBe(kind);
  expect(isNumber(value)).toBe(kind === "a number");
  expect(isObject(value)).toBe(kind === "an object");
});
