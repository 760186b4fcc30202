import type { CallOptions } from "../../automox/client";

/** Who waits for a request: what ends the wait, and who hears that it was held back. */
export type Calling = Pick<CallOptions, "signal" | "waited">;
