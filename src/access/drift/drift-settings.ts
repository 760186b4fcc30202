import { compareRoles } from "../facts/rank";
import type { DriftKind } from "./kinds";

export interface DriftSettings {
  /** A pending invitation is stale from this age on. */
  readonly staleAfterMs: number;
  /** Milliseconds since 1970; the only clock. */
  readonly now: number;
  /** Roles from the least to the most, equals side by side; default the documented order. */
  readonly roleOrder?: readonly (readonly string[])[] | undefined;
}

/** The kind of a role that went from one to another by hand. */
export function roleKind(before: string | null, after: string | null, settings: DriftSettings): DriftKind {
  const change = compareRoles(before, after, settings.roleOrder);
  return change === "raised" || change === "lowered" ? `role_${change}` : "role_changed";
}
