import type { Measured } from "./goals.mjs";

export declare function picturesOf(result: Measured): Readonly<Record<string, string>>;
