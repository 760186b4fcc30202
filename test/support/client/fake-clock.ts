import type { Clock } from "../../../src/automox/transport/clock";

interface Sleeper {
  readonly at: number;
  readonly ms: number;
  readonly wake: () => void;
}

/**
 * Time that passes only when nothing else can happen. `held` is a length of sleep that never ends by itself (a request's
 * time-out), unless `advance` goes beyond it.
 */
export class FakeClock implements Clock {
  /** Every sleep that was let pass or begun, in order, without the held ones. */
  readonly slept: number[] = [];
  chance = 0;
  private time: number;
  private readonly held: number | undefined;
  private readonly sleepers = new Set<Sleeper>();

  constructor({ held, start = Date.UTC(2026, 0, 2, 3, 4, 5) }: { held?: number; start?: number } = {}) {
    this.held = held;
    this.time = start;
  }

  now(): number {
    return this.time;
  }

  random(): number {
    return this.chance;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (ms !== this.held) this.slept.push(ms);
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const onAbort = () => {
        this.sleepers.delete(sleeper);
        reject(signal.reason);
      };
      const wake = () => {
        signal.removeEventListener("abort", onAbort);
        resolve();
      };
      const sleeper = { at: this.time + Math.max(ms, 0), ms, wake };
      this.sleepers.add(sleeper);
      signal.addEventListener("abort", onAbort, { once: true });
    });
  }

  /** Sleeps under way, without held ones. */
  get sleeping(): number {
    return this.free().length;
  }

  /** Wakes whoever is due within the next `ms`, held or not. */
  async advance(ms: number): Promise<void> {
    const until = this.time + ms;
    for (;;) {
      await settle();
      const next = earliest([...this.sleepers].filter(({ at }) => at <= until));
      if (!next) break;
      this.wake(next);
    }
    this.time = until;
  }

  /** Lets time pass as it is needed until `work` is settled. */
  async run<T>(work: Promise<T>): Promise<T> {
    let settled = false;
    const done = () => {
      settled = true;
    };
    work.then(done, done);
    while (!settled) {
      await settle();
      const next = settled ? undefined : earliest(this.free());
      if (next) this.wake(next);
    }
    return work;
  }

  private wake(sleeper: Sleeper): void {
    this.sleepers.delete(sleeper);
    this.time = Math.max(this.time, sleeper.at);
    sleeper.wake();
  }

  private free(): Sleeper[] {
    return [...this.sleepers].filter(({ ms }) => ms !== this.held);
  }
}

const earliest = (sleepers: readonly Sleeper[]): Sleeper | undefined =>
  sleepers.toSorted((a, b) => a.at - b.at)[0];

/** Everything that can run without time passing has run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
