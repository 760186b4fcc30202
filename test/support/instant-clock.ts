import type { Clock } from "../../src/automox/transport/clock";

/** The one sleep that is really slept: the client's limit for a single request. Give it as pacing.request_timeout. */
export const REQUEST_TIMEOUT_MS = 31_000;

/** A clock on which waiting takes no time: every sleep moves it on, except the limit of a single request. */
export interface InstantClock extends Clock {
  advance(ms: number): void;
  readonly slept: number[];
  /** Every request under way runs into its limit now. */
  expire(): void;
}

export function instantClock(start = Date.now()): InstantClock {
  let ahead = 0;
  const slept: number[] = [];
  const limits = new Set<() => void>();
  const clock: InstantClock = {
    slept,
    expire: () => {
      for (const end of limits) end();
    },
    now: () => start + ahead,
    advance: (ms) => {
      ahead += ms;
    },
    random: () => 0.5,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const isLimit = ms === REQUEST_TIMEOUT_MS;
        if (!isLimit) {
          ahead += ms;
          slept.push(ms);
        }
        const timer = setTimeout(resolve, isLimit ? ms : 0);
        const end = () => {
          limits.delete(end);
          clearTimeout(timer);
          resolve();
        };
        if (isLimit) limits.add(end);
        const abort = () => {
          limits.delete(end);
          clearTimeout(timer);
          reject(signal.reason);
        };
        signal.addEventListener("abort", abort, { once: true });
      }),
  };
  return clock;
}
