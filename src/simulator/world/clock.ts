/** The simulator's time in milliseconds since 1970. It runs with the machine's clock until somebody moves or freezes it. */
export interface Clock {
  now(): number;
  /** Now as RFC 3339 in UTC, whole seconds. */
  iso(): string;
  /** Moves time forward by milliseconds, or by a text such as "90s", "15m", "36h", "14d". Backwards is refused. */
  advance(by: number | string): void;
  /** Jumps to an RFC 3339 instant, in either direction. */
  set(instant: string): void;
  /** Stops time where it is; `advance` and `set` still move it. The rate window stands still as well. */
  freeze(): void;
  /** What a state file keeps. */
  save(): ClockState;
}

export interface ClockState {
  readonly offsetMs: number;
  readonly frozenAtMs: number | null;
}

const UNIT_MS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads a number of milliseconds or a text such as "14d". Throws on anything else. */
export function durationMs(value: number | string): number {
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  const parts = /^(\d+(?:\.\d+)?)(s|m|h|d)$/.exec(String(value));
  if (!parts)
    throw new Error(
      `Expected milliseconds (0 or more) or a text such as "14d", got ${JSON.stringify(value)}.`,
    );
  return Number(parts[1]) * (UNIT_MS[parts[2] as string] as number);
}

/** Reads an RFC 3339 instant as milliseconds since 1970. Throws on anything else. */
export function instantMs(value: string): number {
  const ms = typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(ms))
    throw new Error(`Expected an instant such as "2026-01-31T12:00:00Z", got ${JSON.stringify(value)}.`);
  return ms;
}

/** Milliseconds since 1970 as RFC 3339 in UTC, whole seconds (the form of the documented examples). */
export function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** A clock that starts at `start`, or with the machine's own time. */
export function createClock(start: ClockState = { offsetMs: 0, frozenAtMs: null }): Clock {
  let { offsetMs, frozenAtMs } = start;
  const now = () => frozenAtMs ?? Date.now() + offsetMs;
  const jump = (to: number) => {
    if (frozenAtMs === null) offsetMs = to - Date.now();
    else frozenAtMs = to;
  };
  return {
    now,
    iso: () => isoSeconds(now()),
    advance: (by) => jump(now() + durationMs(by)),
    set: (instant) => jump(instantMs(instant)),
    freeze: () => {
      frozenAtMs = now();
    },
    save: () => ({ offsetMs, frozenAtMs }),
  };
}
