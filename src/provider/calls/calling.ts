import type { CallOptions } from "../../automox/client";

/**
 * What a request needs of its caller: the signal that ends the wait, and a listener for time that pacing held
 * it back.
 */
export type Calling = Pick<CallOptions, "signal" | "waited">;
