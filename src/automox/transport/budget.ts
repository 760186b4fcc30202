/** The part of the granted requests that one process uses; the rest is for the processes that planned the same command before. */
const SHARE = 0.98;

export const WINDOW_MS = 5 * 60_000;

export const budgetOf = (requestsPer5Minutes: number): number =>
  Math.max(1, Math.floor(requestsPer5Minutes * SHARE));

/**
 * Counts requests so that no window of 5 minutes *at the server* can hold more than `limit`, however long requests take to arrive.
 *
 * A request arrives somewhere between its start and its end, and only these two are known here. So it counts from its start
 * until a whole window after its end. Take any window at the server and the request in it that started last: every other one in that
 * window arrived less than a window before that start, so it had not ended a window before, so it was counted; hence they
 * are at most `limit` together.
 *
 * Times are milliseconds of one clock that never goes backwards.
 */
export class Budget {
  readonly limit: number;
  private readonly windowMs: number;
  private running = 0;
  /** Ends within the window, oldest first; `head` is where the ones still counting begin. */
  private ends: number[] = [];
  private head = 0;

  constructor(limit: number, windowMs: number = WINDOW_MS) {
    this.limit = limit;
    this.windowMs = windowMs;
  }

  used(now: number): number {
    this.forget(now);
    return this.running + this.ends.length - this.head;
  }

  mayStart(now: number): boolean {
    return this.used(now) < this.limit;
  }

  start(): void {
    this.running += 1;
  }

  end(now: number): void {
    this.running -= 1;
    this.ends.push(now);
  }

  /** When the oldest ended request stops counting; undefined while all of them are still running. */
  freeAt(): number | undefined {
    const oldest = this.ends[this.head];
    return oldest === undefined ? undefined : oldest + this.windowMs + 1;
  }

  private forget(now: number): void {
    for (;;) {
      const end = this.ends[this.head];
      if (end === undefined || end + this.windowMs >= now) break;
      this.head += 1;
    }
    if (this.head < 1_024) return;
    this.ends = this.ends.slice(this.head);
    this.head = 0;
  }
}
