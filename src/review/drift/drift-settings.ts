export interface DriftSettings {
  /** A pending invitation is stale from this age on. */
  readonly staleAfterMs: number;
  /** Milliseconds since 1970; the only clock. */
  readonly now: number;
}

export const DAY_MS = 86_400_000;
