import fc from "fast-check";
import {
  type CtyNumber,
  canonicalNumber,
  compareNumbers,
  Decimal,
  exactInFloat64,
  makeNumber,
  numberText,
  sameNumber,
} from "../../../src/cty/number";
import { finiteNumber } from "../../support/cty/arbitraries";

describe("makeNumber", () => {
  test.each<[string, CtyNumber]>([
    ["0", 0],
    ["-0", 0],
    ["-0.000", 0],
    ["+5", 5],
    ["007", 7],
    ["1.50", 1.5],
    [".5", 0.5],
    ["5.", 5],
    ["0.1", 0.1],
    ["4.2e1", 42],
    ["1E3", 1000],
    ["1e-7", 1e-7],
    ["100e-2", 1],
    ["9007199254740991", Number.MAX_SAFE_INTEGER],
    ["9007199254740992", 9007199254740992n],
    ["-9007199254740993", -9007199254740993n],
    ["1e20", 100000000000000000000n],
    ["0.30000000000000004", 0.1 + 0.2],
    ["0.30000000000000000001", new Decimal("0.30000000000000000001")],
    ["12345678901234567890.50", new Decimal("12345678901234567890.5")],
    ["1e-400", new Decimal(`0.${"0".repeat(399)}1`)],
    ["0e99999999999999999999", 0],
    ["Inf", Infinity],
    ["-Inf", -Infinity],
  ])("reads %s without loss into the handiest form", (text, number) => {
    expect(makeNumber(text)).toEqual(number);
  });

  test.each([
    "",
    "-",
    ".",
    "e5",
    "abc",
    "1,5",
    "1_000",
    "0x10",
    " 1",
    "1 ",
    "1e",
    "NaN",
    "1e5.5",
    "٣",
    "Infinit",
  ])("refuses %j", (text) => expect(() => makeNumber(text)).toThrow("a number is required"));

  test.each([
    "1e1300",
    "1e-1300",
    "1e999999999",
    "1e99999999999999999999",
    "9".repeat(1201),
    "1".repeat(1_000_000),
  ])("refuses to unfold a number of more than 1200 digits", (text) =>
    expect(() => makeNumber(text)).toThrow("a number may have at most 1200 digits"),
  );

  test("holds every float64 written out in full", () => {
    expect(makeNumber("5e-324")).toBe(5e-324);
    expect(makeNumber(numberText(Number.MAX_VALUE))).toBe(BigInt(Number.MAX_VALUE));
    const smallest = (5n ** 1074n).toString(); // 2^-1074 is 5^1074 over 10^1074
    expect(makeNumber(`${smallest}e-1074`)).toBeInstanceOf(Decimal);
  });
});

describe("equality", () => {
  test.each<[string, readonly [CtyNumber, CtyNumber], boolean]>([
    ["a fraction and its decimal text", [0.1, new Decimal("0.10")], true],
    [
      "a fraction and what float64 really holds for it",
      [0.1, new Decimal("0.1000000000000000055511151231257827")],
      false,
    ],
    ["an integer in all forms", [1, 1n], true],
    ["an integer as Decimal", [42n, new Decimal("4.2e1")], true],
    ["zero and negative zero", [0, -0], true],
    ["neighbours above 2^53", [9007199254740992n, 9007199254740993n], false],
    ["an unsafe number and the same bigint", [2 ** 53, 9007199254740992n], true],
    ["an unsafe number and a neighbouring bigint", [2 ** 53, 9007199254740993n], false],
    ["1e300 as float64 and as decimal", [1e300, makeNumber("1e300")], false],
    ["long decimals that differ in the last digit", [new Decimal("0.30000000000000000001"), 0.3], false],
    ["infinities", [Infinity, Infinity], true],
    ["opposite infinities", [Infinity, -Infinity], false],
    ["infinity and a bigint", [Infinity, 10n ** 400n], false],
    ["NaN and itself", [Number.NaN, Number.NaN], false],
  ])("of %s", (_, [a, b], same) => {
    expect(sameNumber(a, b)).toBe(same);
    expect(sameNumber(b, a)).toBe(same);
  });
});

describe("canonicalNumber", () => {
  test.each<[CtyNumber, CtyNumber]>([
    [-0, 0],
    [7n, 7],
    [-7n, -7],
    [2 ** 53, 9007199254740992n],
    [1e21, 1000000000000000000000n],
    [new Decimal("42.0"), 42],
    [new Decimal("0.5"), 0.5],
    [new Decimal("99999999999999999999"), 99999999999999999999n],
    [1.5, 1.5],
    [-Infinity, -Infinity],
  ])("of %p", (given, canonical) => {
    expect(Object.is(canonicalNumber(given), canonical) || canonicalNumber(given) === canonical).toBe(true);
    expect(Object.is(canonicalNumber(given), -0)).toBe(false);
  });

  test("refuses NaN, which would crash Terraform", () => {
    expect(() => canonicalNumber(Number.NaN)).toThrow("NaN is not a number Terraform knows");
  });
});

test("text and number are the same thing for any finite number", () => {
  fc.assert(
    fc.property(finiteNumber, (number) => {
      const canonical = canonicalNumber(number);
      expect(makeNumber(numberText(number))).toEqual(canonical);
      expect(numberText(canonical)).toBe(numberText(number));
      expect(numberText(number)).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
    }),
    { numRuns: 1000 },
  );
});

describe("order", () => {
  test("is by value across all forms", () => {
    const ascending: CtyNumber[] = [
      -Infinity,
      -(10n ** 30n),
      new Decimal("-12345678901234567890.5"),
      -12345678901234567890n,
      -10,
      new Decimal("-9.00000000000000000001"),
      -9,
      new Decimal("-0.00000000000000000000001"),
      0,
      new Decimal("0.00000000000000000000001"),
      0.1,
      new Decimal("0.10000000000000000001"),
      1n,
      9,
      new Decimal("9.00000000000000000001"),
      10,
      2n ** 70n,
      Infinity,
    ];
    for (const [at, a] of ascending.entries()) {
      for (const [other, b] of ascending.entries()) {
        expect(Math.sign(compareNumbers(a, b))).toBe(Math.sign(at - other));
      }
    }
  });
});

describe("exactInFloat64", () => {
  test.each([0.5, -0.25, 1.5, 2 ** -20, 0.0625, 12345.015625, 3, Infinity, 1 / 1024])("holds %d", (value) => {
    expect(exactInFloat64(value)).toBe(true);
  });

  test.each([0.1, -0.1, 0.3, 1 / 3, 2 ** -30, Math.SQRT2, 5e-324, 1e-7, 1234567.1234567])(
    "does not hold %d, whose text is shorter than its value",
    (value) => expect(exactInFloat64(value)).toBe(false),
  );

  test("agrees with arithmetic", () => {
    const fraction = fc
      .oneof(
        fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
        fc.integer().map((sixteenths) => sixteenths / 2 ** 16),
      )
      .filter((value) => !Number.isInteger(value));
    fc.assert(
      fc.property(fraction, (value) => {
        const [digits = "", exponent = "0"] = value.toExponential().split("e");
        const places = digits.includes(".") ? digits.length - digits.indexOf(".") - 1 : 0;
        const shortest =
          BigInt(digits.replace(".", "")) * 10n ** 400n * 10n ** BigInt(Number(exponent) - places + 400);
        // Every float64 is an integer over 2^1074.
        let whole = value;
        let shift = 0n;
        while (!Number.isInteger(whole) && shift < 1074n) {
          whole *= 2;
          shift++;
        }
        expect(exactInFloat64(value)).toBe(shortest << shift === BigInt(whole) * 10n ** 800n);
      }),
    );
  });
});
