import type { Clock } from "../../src/automox/clock";

/** The one sleep that is really slept: the client's limit for a single request. Give it as pacing.request_timeout. */
export const REQUEST_TIMEOUT_MS = 31_000;

/** A clock on which waiting takes no time: every sleep moves it on, except the limit of a single request. */
export function instantClock(
  start = Date.now(),
): Clock & { advance(ms: number): void; readonly slept: number[] } {
  let ahead = 0;
  const slept: number[] = [];
  return {
    slept,
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
        const abort = () => {
          clearTimeout(timer);
          reject(signal.reason);
        };
        signal.addEventListener("abort", abort, { once: true });
      }),
  };
}
