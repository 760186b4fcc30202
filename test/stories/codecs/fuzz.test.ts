import fc from "fast-check";
import { CtyError } from "../../../src/cty/error";
import { decodeJson, encodeJson } from "../../../src/cty/json";
import { decodeMsgpack, encodeMsgpack } from "../../../src/cty/msgpack";
import { parseType, type Type } from "../../../src/cty/type";
import { equal, type Value } from "../../../src/cty/value";
import { typed } from "../../support/cty/arbitraries";

/** Small generator of numbers (mulberry32), so that a failure can be repeated by its seed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Codes that begin something long, so that mutated headers are met more often than by chance. */
const HEADERS = [
  0x9f, 0x8f, 0xc1, 0xc4, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcf, 0xd3, 0xd4, 0xd8, 0xdb, 0xdd, 0xdf,
];

function mutated(bytes: Uint8Array, next: (below: number) => number): Uint8Array {
  const result = [...bytes];
  for (let change = next(3); change >= 0; change--) {
    const at = next(result.length + 1);
    const kind = next(6);
    if (kind === 0) result[at] = next(256);
    else if (kind === 1) result[at] = HEADERS[next(HEADERS.length)] as number;
    else if (kind === 2) result.splice(at, 1 + next(4));
    else if (kind === 3) result.splice(at, 0, next(256));
    else if (kind === 4) result.length = at;
    else result.splice(at, 0, ...result.slice(at, at + next(20)));
  }
  return Uint8Array.from(result, (byte) => byte ?? 0);
}

/** Whatever the input: a value that encodes and decodes to itself (true), or a CtyError (false). */
function isValue(decode: () => Value, of: Type): boolean {
  let value: Value;
  let again: Value;
  try {
    value = decode();
    again = decodeMsgpack(of, encodeMsgpack(of, value));
  } catch (error) {
    if (error instanceof CtyError) return false;
    throw error;
  }
  if (!equal(of, value, again)) throw new Error("a decoded value changed when it was encoded again");
  return true;
}

const samples = fc.sample(typed({ unknown: true }), { numRuns: 400, seed: 1 });

test("100,000 random and mutated byte strings give a value or a CtyError", () => {
  const next = random(20_000);
  const encoded = samples.map(([of, value]) => [of, encodeMsgpack(of, value)] as const);
  let values = 0;
  for (let run = 0; run < 100_000; run++) {
    const [of, bytes] = encoded[next(encoded.length)] as (typeof encoded)[number];
    const input =
      run % 4 === 0 ? Uint8Array.from({ length: next(40) }, () => next(256)) : mutated(bytes, next);
    try {
      if (isValue(() => decodeMsgpack(of, input), of)) values++;
    } catch (error) {
      throw new Error(`run ${run}: ${JSON.stringify(of)} ${Buffer.from(input).toString("hex")}`, {
        cause: error,
      });
    }
  }
  // Inputs that all fail at the first byte would prove little.
  expect(values).toBeGreaterThan(10_000);
  expect(values).toBeLessThan(60_000);
});

test("JSON cut short or mutated gives a value or a CtyError", () => {
  const next = random(30_000);
  const written = fc
    .sample(typed({ unknown: false }), { numRuns: 300, seed: 2 })
    .map(([of, value]) => [of, new TextEncoder().encode(encodeJson(of, value))] as const);
  for (let run = 0; run < 10_000; run++) {
    const [of, bytes] = written[next(written.length)] as (typeof written)[number];
    const input = run % 3 === 0 ? bytes.subarray(0, next(bytes.length)) : mutated(bytes, next);
    try {
      isValue(() => decodeJson(of, input), of);
      isValue(() => decodeJson(of, input, { lenient: "raw-state" }), of);
    } catch (error) {
      throw new Error(`run ${run}: ${JSON.stringify(of)} ${Buffer.from(input).toString("hex")}`, {
        cause: error,
      });
    }
  }
});

test("mutated types give a type or a CtyError", () => {
  const next = random(40_000);
  const types = samples.map(([of]) => new TextEncoder().encode(JSON.stringify(of)));
  for (let run = 0; run < 10_000; run++) {
    const input = new TextDecoder().decode(mutated(types[next(types.length)] as Uint8Array, next));
    try {
      parseType(input);
    } catch (error) {
      if (!(error instanceof CtyError)) throw new Error(`run ${run}: ${input}`, { cause: error });
    }
  }
});
