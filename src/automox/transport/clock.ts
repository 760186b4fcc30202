/** Time and chance, passed in so that tests own both. */
export interface Clock {
  /** Milliseconds since 1970; must never go backwards. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason as soon as it aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** A number from 0 up to, not including, 1; used only to spread back-offs. Default `Math.random`. */
  random?(): number;
}

/** `setTimeout` fires at once for anything longer than this. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The machine's clock. Built on the monotonic timer, so a corrected wall clock cannot empty or freeze a window. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const onAbort = () => {
        clearTimeout(timer);
        reject(signal.reason);
      };
      const timer = setTimeout(
        () => {
          signal.removeEventListener("abort", onAbort);
          resolve();
        },
        Math.min(Math.max(ms, 0), MAX_TIMER_MS),
      );
      signal.addEventListener("abort", onAbort, { once: true });
    }),
};
