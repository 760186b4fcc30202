// Stands for fast-check in every test: the same values in each run, so that a red run is red again. FAST_CHECK_SEED names others.
import type fastCheck from "fast-check";
import type { Arbitrary, StringConstraints } from "fast-check";

const SEED = 20_260_101;
const SURROGATES = { first: 0xd800, count: 0x800 } as const;

// By its folder: the name itself leads here.
const original: typeof fastCheck = require("../../node_modules/fast-check/lib/cjs/fast-check.js").default;
original.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? SEED) });

/** Every code point that can stand alone. */
const codePoint: Arbitrary<string> = original.integer({ min: 0, max: 0x10ffff - SURROGATES.count }).map(
  (index) => String.fromCodePoint(index < SURROGATES.first ? index : index + SURROGATES.count),
  (text) => {
    const [only = "", ...more] = String(text);
    const code = only.codePointAt(0) ?? SURROGATES.first;
    const isLone = code >= SURROGATES.first && code < SURROGATES.first + SURROGATES.count;
    if (more.length > 0 || isLone) throw new Error("not a code point");
    return code < SURROGATES.first ? code : code - SURROGATES.count;
  },
);

/**
 * The same strings. For the unit "binary" fast-check itself writes a table of all 1.1 million code points, which takes a test file most
 * of a second and a hundred megabytes.
 */
const string = (constraints: StringConstraints = {}): Arbitrary<string> =>
  original.string(constraints.unit === "binary" ? { ...constraints, unit: codePoint } : constraints);

const fc: typeof fastCheck = { ...original, string };

// biome-ignore lint/style/noDefaultExport: fast-check is imported as its default.
export default fc;
