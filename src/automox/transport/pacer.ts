import { Budget, budgetOf } from "./budget";
import type { Clock } from "./clock";
import type { Log } from "./log";

interface PacerOptions {
  readonly requestsPer5Minutes: number;
  readonly maxConcurrent: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** The right to send one request. */
export interface Turn {
  readonly waitedMs: number;
  /** Why, as the middle of a sentence; only where `waitedMs` is more than 0. */
  readonly reason: string;
  /** Must be called once the request has ended, however it ended. */
  end(): void;
}

interface Waiter {
  readonly since: number;
  reason: string;
  readonly grant: (turn: Turn) => void;
}

interface Obstacle {
  readonly reason: string;
  /** When it is over by itself; undefined: when a running request ends. */
  readonly until?: number;
}

const OTHERS_RUNNING = "other requests were running";
const BUDGET_USED = "the request budget of 5 minutes was used up";

/** A pause worth a line in the log at once, because a run that stands still looks hung. */
const TOLD_AFTER_MS = 5_000;

/**
 * Lets requests out in the order they came: not too many at once, never more than the budget in any 5 minutes, and none while
 * the API asked for a pause. One for a client, so that all its callers share one budget.
 *
 * A waiter is let out by one of three events: a request ends, a pause or the window passes (one timer), or it gives up itself.
 */
export class Pacer {
  private readonly maxConcurrent: number;
  private readonly clock: Clock;
  private readonly log: Log;
  private readonly budget: Budget;
  private readonly queue: Waiter[] = [];
  private running = 0;
  private pausedUntil = Number.NEGATIVE_INFINITY;
  private pauseReason = "";
  private timer: { readonly until: number; readonly stop: AbortController } | undefined;
  private sent = 0;
  private waited = 0;

  constructor({ requestsPer5Minutes, maxConcurrent, clock, log }: PacerOptions) {
    this.maxConcurrent = maxConcurrent;
    this.clock = clock;
    this.log = log;
    this.budget = new Budget(budgetOf(requestsPer5Minutes));
  }

  get made(): number {
    return this.sent;
  }

  get inWindow(): number {
    return this.budget.used(this.clock.now());
  }

  get limit(): number {
    return this.budget.limit;
  }

  get waitedMs(): number {
    return this.waited;
  }

  /** Waits for the right to send. `again`: a refused request, which goes before those that were never sent. Rejects with the signal's reason. */
  turn(signal: AbortSignal, place: "last" | "again" = "last"): Promise<Turn> {
    if (signal.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.queue.splice(this.queue.indexOf(waiter), 1);
        reject(signal.reason);
        this.pump();
      };
      const waiter: Waiter = {
        since: this.clock.now(),
        reason: OTHERS_RUNNING,
        grant: (turn) => {
          signal.removeEventListener("abort", onAbort);
          resolve(turn);
        },
      };
      signal.addEventListener("abort", onAbort, { once: true });
      if (place === "again") this.queue.unshift(waiter);
      else this.queue.push(waiter);
      this.pump();
    });
  }

  /** Nobody sends before `until`, which never shortens a pause already asked for. */
  pause(until: number, reason: string): void {
    if (until <= this.pausedUntil) return;
    this.pausedUntil = until;
    this.pauseReason = reason;
    const ms = until - this.clock.now();
    if (ms > TOLD_AFTER_MS) this.log.info("Automox requests pause", { reason, pause_ms: Math.ceil(ms) });
  }

  private pump(): void {
    for (let first = this.queue[0]; first; first = this.queue[0]) {
      const now = this.clock.now();
      const obstacle = this.obstacle(now);
      if (obstacle) {
        this.hold(obstacle);
        return;
      }
      this.queue.shift();
      this.letOut(first, now);
    }
    this.stopTimer();
  }

  private obstacle(now: number): Obstacle | undefined {
    if (this.pausedUntil > now) return { reason: this.pauseReason, until: this.pausedUntil };
    if (!this.budget.mayStart(now)) {
      const until = this.budget.freeAt();
      return { reason: BUDGET_USED, ...(until === undefined ? {} : { until }) };
    }
    return this.running >= this.maxConcurrent ? { reason: OTHERS_RUNNING } : undefined;
  }

  private hold({ reason, until }: Obstacle): void {
    // Running out of places is the everyday reason; what else held a call back must not be hidden by it.
    if (reason !== OTHERS_RUNNING) for (const waiter of this.queue) waiter.reason = reason;
    if (until === undefined || (this.timer && this.timer.until <= until)) return;
    this.stopTimer();
    const stop = new AbortController();
    const timer = { until, stop };
    this.timer = timer;
    const ms = until - this.clock.now();
    if (reason === BUDGET_USED && ms > TOLD_AFTER_MS) {
      this.log.info("Automox requests pause", {
        reason,
        pause_ms: Math.ceil(ms),
        waiting: this.queue.length,
      });
    }
    this.clock.sleep(ms, stop.signal).then(
      () => {
        if (this.timer === timer) this.timer = undefined;
        this.pump();
      },
      () => {}, // stopped: nobody waits any more, or an earlier timer took over
    );
  }

  private letOut(waiter: Waiter, now: number): void {
    this.running += 1;
    this.sent += 1;
    this.budget.start();
    const waitedMs = now - waiter.since;
    this.waited += waitedMs;
    let ended = false;
    const end = () => {
      if (ended) return;
      ended = true;
      this.running -= 1;
      this.budget.end(this.clock.now());
      this.pump();
    };
    waiter.grant({ waitedMs, reason: waiter.reason, end });
  }

  private stopTimer(): void {
    this.timer?.stop.abort();
    this.timer = undefined;
  }
}
