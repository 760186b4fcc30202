import type { Knobs } from "../knobs/knobs";

/** How a request stands against the limit of its key. */
export interface RateVerdict {
  readonly allowed: boolean;
  readonly remaining: number;
  /** Simulated seconds until the oldest counted request leaves the window. */
  readonly resetSeconds: number;
}

/** Counts requests per key in a rolling window of simulated time. A refused request is not counted. */
export interface RateWindow {
  count(keyId: string, nowMs: number, knobs: Knobs): RateVerdict;
}

export function createRateWindow(): RateWindow {
  const times = new Map<string, number[]>();
  return {
    count: (keyId, nowMs, { requestsPerWindow, windowSeconds }) => {
      const windowMs = windowSeconds * 1000;
      // Time can be set back by hand; what then lies in the future still counts as recent.
      const recent = (times.get(keyId) ?? []).filter((time) => time > nowMs - windowMs);
      const allowed = recent.length < requestsPerWindow;
      if (allowed) recent.push(nowMs);
      times.set(keyId, recent);
      const oldest = recent[0] ?? nowMs;
      return {
        allowed,
        remaining: Math.max(0, requestsPerWindow - recent.length),
        resetSeconds: Math.max(1, Math.ceil((oldest + windowMs - nowMs) / 1000)),
      };
    },
  };
}
