import { CtyError } from "./error";

/**
 * A number that neither a JS number nor a bigint can hold without loss, such as
 * 0.30000000000000000001. `text` is plain canonical decimal: no exponent, no needless zeros.
 */
export class Decimal {
  readonly text: string;

  /** Takes any decimal text, exponent allowed. Throws CtyError if it is not a finite number. */
  constructor(text: string) {
    this.text = plainDecimal(text);
  }
}

/**
 * A Terraform number (a binary float with 512 bits of mantissa), in the handiest form that loses nothing:
 * a JS number for safe integers, infinities and non-integers whose shortest decimal text is
 * the value; a bigint for other integers; a Decimal for the rest.
 */
export type CtyNumber = number | bigint | Decimal;

/**
 * Plain digits a number may have. Every float64 written out in full fits; `1e999999999`, a few
 * bytes that would unfold into a gigabyte, does not.
 */
const MAX_DIGITS = 1200;

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** Decimal text without exponent or needless zeros. Throws CtyError for what is no finite number. */
function plainDecimal(text: string): string {
  // Longer text is not even looked at; the allowance is for needless zeros and an exponent.
  if (text.length > 2 * MAX_DIGITS) throw tooManyDigits();
  const match = DECIMAL.exec(text);
  const whole = match?.[2] ?? "";
  const fraction = match?.[3] ?? "";
  if (match === null || whole.length + fraction.length === 0) {
    throw new CtyError("a number is required, not other text");
  }
  const exponent = Number(match[4] ?? "0");
  const digits = (whole + fraction).replace(/^0+/, "");
  if (digits === "") return "0";
  let end = digits.length;
  while (digits[end - 1] === "0") end -= 1;
  const significant = digits.slice(0, end);
  // The value is 0.<significant> × 10^point.
  const point = digits.length - fraction.length + exponent;
  if (Math.max(point, significant.length - point, significant.length) > MAX_DIGITS) {
    throw tooManyDigits();
  }
  const sign = match[1] === "-" ? "-" : "";
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${significant}`;
  if (point >= significant.length) return sign + significant.padEnd(point, "0");
  return `${sign}${significant.slice(0, point)}.${significant.slice(point)}`;
}

function tooManyDigits(): CtyError {
  return new CtyError(`a number may have at most ${MAX_DIGITS} digits`);
}

/** Reads decimal text (exponent allowed, `Inf` as Go prints it) into the handiest lossless form. */
export function makeNumber(text: string): CtyNumber {
  if (/^[+-]?inf$/i.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  const plain = plainDecimal(text);
  if (plain.includes(".")) {
    const near = Number(plain);
    return numberText(near) === plain ? near : new Decimal(plain);
  }
  const near = Number(plain);
  return Number.isSafeInteger(near) ? near : BigInt(plain);
}

/** The handiest lossless form of a number that may stand in another. Throws CtyError for NaN. */
export function canonicalNumber(value: CtyNumber): CtyNumber {
  if (typeof value === "number") {
    if (Number.isSafeInteger(value)) return value === 0 ? 0 : value; // no negative zero
    if (Number.isNaN(value)) throw new CtyError("NaN is not a number Terraform knows");
    return Number.isInteger(value) ? BigInt(value) : value;
  }
  if (typeof value === "bigint") {
    const near = Number(value);
    return Number.isSafeInteger(near) ? near : value;
  }
  return makeNumber(value.text);
}

/** Plain decimal text, the same for the same number in any form; `Infinity` and `-Infinity` as such. */
export function numberText(value: CtyNumber): string {
  if (value instanceof Decimal) return value.text;
  if (typeof value === "bigint") return value.toString();
  if (Number.isSafeInteger(value)) return value === 0 ? "0" : value.toString();
  if (Number.isInteger(value)) return BigInt(value).toString();
  const text = value.toString();
  return text.includes("e") ? plainDecimal(text) : text;
}

/** Equality by value: 0.1 is Decimal 0.1 and 1n is 1. NaN equals nothing. */
export function sameNumber(a: CtyNumber, b: CtyNumber): boolean {
  if (typeof a === "number" && typeof b === "number") return a === b;
  return numberText(a) === numberText(b);
}

const order = <T extends number | bigint | string>(a: T, b: T): number => Number(a > b) - Number(a < b);

/** Ascending order by value. */
export function compareNumbers(a: CtyNumber, b: CtyNumber): number {
  if (!(a instanceof Decimal) && !(b instanceof Decimal)) return order(a, b);
  const left = numberText(a);
  const right = numberText(b);
  const negative = left.startsWith("-");
  if (negative !== right.startsWith("-")) return negative ? -1 : 1;
  return negative ? compareMagnitudes(right.slice(1), left.slice(1)) : compareMagnitudes(left, right);
}

function compareMagnitudes(a: string, b: string): number {
  if (a === "Infinity" || b === "Infinity") return order(Number(a === "Infinity"), Number(b === "Infinity"));
  const wholeDigits = (text: string) => (text.includes(".") ? text.indexOf(".") : text.length);
  const difference = wholeDigits(a) - wholeDigits(b);
  return difference === 0 ? order(a, b) : difference;
}

/**
 * Whether a float64 is exactly what its shortest decimal text says, as 0.5 is and 0.1 is not.
 * Infinities count as exact.
 */
export function exactInFloat64(value: number): boolean {
  const text = numberText(value);
  const point = text.indexOf(".");
  if (point === -1) return true;
  // A fraction over 2^f has f fraction digits when written out in full. If the shortest text has as many it
  // is the full one, because of texts equally short the nearest to the value is chosen.
  const places = text.length - point - 1;
  return Number.isInteger(value * 2 ** places);
}
