/** One thing that was looked at: what was found, and what to do about it. */
export interface Check {
  /** Stable, for scripts. */
  readonly id: string;
  readonly status: CheckStatus;
  /** A sentence. */
  readonly fact: string;
  /** A sentence; null where there is nothing to do. */
  readonly remedy: string | null;
}

/**
 * `skipped`: could not be looked at, because something before it failed. Only `fail` makes the whole
 * unhealthy.
 */
type CheckStatus = "ok" | "warn" | "fail" | "skipped";

/** What is found under one id. */
export const ok = (id: string, fact: string): Check => ({ id, status: "ok", fact, remedy: null });
export const warn = (id: string, fact: string, remedy: string): Check => ({
  id,
  status: "warn",
  fact,
  remedy,
});
export const fail = (id: string, fact: string, remedy: string): Check => ({
  id,
  status: "fail",
  fact,
  remedy,
});
export const skipped = (id: string, fact: string): Check => ({ id, status: "skipped", fact, remedy: null });
