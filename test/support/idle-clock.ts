import type { Clock } from "../../src/automox/transport/clock";
import { REQUEST_TIMEOUT_MS } from "./instant-clock";

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/** So often nobody may have asked for the time, one look after the other, before time jumps. */
const QUIET_LOOKS = 3;
const LOOK_EVERY_MS = 4;

/**
 * A clock that stands still while anything is under way, and jumps to the next sleep that is due once nothing is: what it has
 * moved is what the work waited, however slow the machine. Give REQUEST_TIMEOUT_MS as pacing.request_timeout: while the limit of a request
 * runs, the request does. `jumped` hears of each jump, for clocks that are to keep pace.
 */
export function idleClock(jumped: (ms: number) => void) {
  const began = Date.now();
  const sleepers = new Set<Sleeper>();
  let now = began;
  let underWay = 0;
  let quiet = 0;
  const advance = (ms: number) => {
    now += ms;
    jumped(ms);
  };
  const look = setInterval(() => {
    quiet += 1;
    if (underWay > 0 || quiet < QUIET_LOOKS || sleepers.size === 0) return;
    const due = Math.min(...[...sleepers].map((each) => each.due));
    advance(Math.max(0, due - now));
    for (const sleeper of sleepers) if (sleeper.due <= now) sleeper.wake();
  }, LOOK_EVERY_MS);
  const sleep: Clock["sleep"] = (ms, signal) => {
    quiet = 0;
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const isLimit = ms === REQUEST_TIMEOUT_MS;
      const end = () => {
        quiet = 0;
        if (isLimit) underWay -= 1;
        else sleepers.delete(sleeper);
        signal.removeEventListener("abort", abort);
      };
      const abort = () => {
        end();
        reject(signal.reason);
      };
      const wake = () => {
        end();
        resolve();
      };
      const sleeper: Sleeper = { due: now + Math.max(0, ms), wake };
      if (isLimit) underWay += 1;
      else sleepers.add(sleeper);
      signal.addEventListener("abort", abort, { once: true });
    });
  };
  const clock: Clock = {
    now: () => {
      quiet = 0;
      return now;
    },
    random: () => 0.5,
    sleep,
  };
  return { ...clock, advance, end: () => clearInterval(look) };
}
