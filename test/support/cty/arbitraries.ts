import fc from "fast-check";
import type { Attributes, Type } from "../../../src/cty/type";
import { Dynamic, makeNumber, type ObjectValue, UNKNOWN, type Value } from "../../../src/cty/value";

/** Names that ordinary JavaScript objects have already, accents in both forms, and names in need of escapes. */
const AWKWARD = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "10",
  "9",
  "e\u0301",
  "é",
  "a<b",
  "",
  "\u2028",
];

const name: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 6 }) },
  { weight: 2, arbitrary: fc.constantFrom(...AWKWARD) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
);

const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: name },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
  // Any UTF-16 units, lone surrogates among them.
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
      .map((units) => String.fromCharCode(...units)),
  },
);

const decimalText = fc
  .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.integer({ min: -60, max: 60 }))
  .map(([digits, exponent]) => `${digits}e${exponent}`);

export const finiteNumber = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -5000, max: 5000 }).map((eighths) => eighths / 8),
  decimalText.map(makeNumber),
);

/** Attribute names are kept in form C, as parseType does. */
const attributes = (inner: fc.Arbitrary<Type>): fc.Arbitrary<Attributes> =>
  fc.array(fc.tuple(name, inner), { maxLength: 5 }).map((entries) => {
    const object: { [name: string]: Type } = Object.create(null);
    for (const [key, type] of entries) object[key.normalize("NFC")] = type;
    return object;
  });

/** Types of a few levels; with `dynamic` where it is allowed by itself, that is outside collections. */
function typeOf(depth: number, leaves: "any" | "no dynamic"): fc.Arbitrary<Type> {
  const leaf: fc.Arbitrary<Type> = fc.constantFrom<Type>("string", "number", "bool");
  const simple =
    leaves === "any"
      ? fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 1, arbitrary: fc.constant<Type>("dynamic") })
      : leaf;
  if (depth === 0) return simple;
  const inner = typeOf(depth - 1, leaves);
  return fc.oneof(
    simple,
    fc.tuple(fc.constantFrom("list", "set", "map"), typeOf(depth - 1, "no dynamic")),
    attributes(inner).map((all): Type => ["object", all]),
    fc.array(inner, { maxLength: 4 }).map((all): Type => ["tuple", all]),
  );
}

export const type: fc.Arbitrary<Type> = typeOf(3, "any");

/** What the encoding can carry: JSON has neither unknown values nor infinities. */
export interface Carries {
  readonly unknown: boolean;
}

/** Values of a type, not necessarily in canonical form. */
function valueFor(of: Type, carries: Carries): fc.Arbitrary<Value> {
  const arbitraries: fc.WeightedArbitrary<Value>[] = [
    { weight: 8, arbitrary: knownValueFor(of, carries) },
    { weight: 1, arbitrary: fc.constant(null) },
  ];
  if (carries.unknown) arbitraries.push({ weight: 1, arbitrary: fc.constant(UNKNOWN) });
  return fc.oneof(...arbitraries);
}

function knownValueFor(of: Type, carries: Carries): fc.Arbitrary<Value> {
  if (of === "string") return text;
  if (of === "bool") return fc.boolean();
  if (of === "number")
    return carries.unknown ? fc.oneof(finiteNumber, fc.constantFrom(Infinity, -Infinity)) : finiteNumber;
  if (of === "dynamic") {
    return typeOf(1, "no dynamic").chain((inner) =>
      valueFor(inner, carries).map((value) => new Dynamic(inner, value)),
    );
  }
  if (of[0] === "object") {
    const parts = Object.entries(of[1]).map(([key, inner]) =>
      valueFor(inner, carries).map((value) => [key, value] as const),
    );
    return fc.tuple(...parts).map((entries) => {
      const object: { [name: string]: Value } = Object.create(null);
      for (const [key, value] of entries) object[key] = value;
      return object satisfies ObjectValue;
    });
  }
  if (of[0] === "tuple") return fc.tuple(...of[1].map((inner) => valueFor(inner, carries)));
  const element = valueFor(of[1], carries);
  if (of[0] === "map")
    return fc.array(fc.tuple(text, element), { maxLength: 5 }).map((entries) => new Map(entries));
  return fc.array(element, { maxLength: 5 });
}

/** A type with a value of it. */
export const typed = (carries: Carries): fc.Arbitrary<readonly [Type, Value]> =>
  type.chain((of) => valueFor(of, carries).map((value) => [of, value] as const));

/** A type with two values of it. */
export const pairOf = (carries: Carries): fc.Arbitrary<readonly [Type, Value, Value]> =>
  type.chain((of) => fc.tuple(fc.constant(of), valueFor(of, carries), valueFor(of, carries)));
