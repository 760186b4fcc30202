// Stands for fast-check in every test: the same values in each run, so that a red run is red again. FAST_CHECK_SEED names others.
import type fastCheck from "fast-check";

const SEED = 20_260_101;

// By its folder: the name itself leads here.
const fc: typeof fastCheck = require("../../node_modules/fast-check/lib/cjs/fast-check.js").default;
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? SEED) });

// biome-ignore lint/style/noDefaultExport: fast-check is imported as its default.
export default fc;
