import { compareRoles } from "../facts/rank";
import type { DriftKind } from "./kinds";

/** What the configuration wants, what the state recorded, what Automox has; undefined: not there. */
export interface ThreeWay<T> {
  readonly desired: T | undefined;
  readonly recorded: T | undefined;
  readonly live: T | undefined;
}

export type Verdict = ReturnType<typeof threeWay>;

/** What a difference is called in reports; of drift it depends on what was changed. */
export const KIND_OF: Readonly<Partial<Record<Verdict, DriftKind>>> = {
  pending: "pending_change",
  "pending-removal": "pending_change",
  converged: "converged",
  conflict: "conflict",
  "not-adopted": "not_adopted",
};

/** Null: a member without a role. */
export const isSameRole = (a: string | null, b: string | null): boolean => compareRoles(a, b) === "same";

/**
 * The one reading of the three sides; every combination has its verdict.
 *
 * - `nothing`: not there at all; `same`: all agree.
 * - `drift`: Automox was changed by hand.
 * - `pending`: the configuration was changed and is not applied yet; `pending-removal`: the same for somebody
 *   it no longer has.
 * - `converged`: somebody did by hand what the configuration wants.
 * - `conflict`: three different wishes.
 * - `not-adopted`: wanted and there, and the state knows nothing of it.
 * - `unmanaged`: there, and nobody here asked for it.
 * - `missing`: wanted and recorded, and not there.
 */
export function threeWay<T>({ desired, recorded, live }: ThreeWay<T>, same: (a: T, b: T) => boolean) {
  if (recorded === undefined) {
    if (desired === undefined) return live === undefined ? "nothing" : "unmanaged";
    return live === undefined ? "pending" : "not-adopted";
  }
  if (desired === undefined) {
    if (live === undefined) return "converged";
    return same(recorded, live) ? "pending-removal" : "conflict";
  }
  if (live === undefined) return "missing";
  if (same(desired, live)) return same(recorded, live) ? "same" : "converged";
  if (same(recorded, live)) return "pending";
  return same(desired, recorded) ? "drift" : "conflict";
}
