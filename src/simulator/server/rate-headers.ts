import type { Knobs } from "../knobs/knobs";
import type { RateVerdict } from "../world/rate-window";

/** What answers say about the rate, in the form the knob asks for. */
export function rateHeaders(knobs: Knobs, verdict: RateVerdict | undefined): Record<string, string> {
  if (!verdict || knobs.rateHeaders === "none") return {};
  if (knobs.rateHeaders === "retry-after")
    return verdict.allowed ? {} : { "retry-after": String(verdict.resetSeconds) };
  return {
    "x-ratelimit-limit": String(knobs.requestsPerWindow),
    "x-ratelimit-remaining": String(verdict.remaining),
    // By the machine's clock, since that is what a client compares it with.
    "x-ratelimit-reset": String(Math.floor(Date.now() / 1000) + verdict.resetSeconds),
  };
}
