import type { Clock } from "../../automox/transport/clock";

/** Core takes some time between two calls about one resource, on a busy machine more. */
export const QUIET_MS = 300;

/**
 * For what was not read before its removal: all that `terraform destroy` removes, and no deposed object. Only a state that has
 * somebody twice is told better by waiting, and refused in words without (0017).
 */
export const SHORT_QUIET_MS = 50;

/**
 * How busy a walk is with people who stay. Core plans removals as they come, often before anything else; what
 * others keep is known once these have been heard.
 */
export class Activity {
  private readonly clock: Clock;
  private readonly running = new Set<Promise<unknown>>();
  private lastEnd: number;

  constructor(clock: Clock) {
    this.clock = clock;
    this.lastEnd = clock.now();
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    const running = work();
    this.running.add(running);
    try {
      return await running;
    } finally {
      this.running.delete(running);
      this.lastEnd = this.clock.now();
    }
  }

  /** Resolves once nothing runs and nothing has ended for so long. At once where that is long past. */
  async quiet(ms: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      const left = this.lastEnd + ms - this.clock.now();
      if (this.running.size > 0) await Promise.allSettled(this.running);
      else if (left > 0) await this.clock.sleep(left, signal);
      else return;
    }
  }
}
