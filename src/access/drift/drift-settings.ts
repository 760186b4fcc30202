import { compareRoles } from "../facts/rank";

export interface DriftSettings {
  /** A pending invitation is stale from this age on. */
  readonly staleAfterMs: number;
  /** Milliseconds since 1970; the only clock. */
  readonly now: number;
  /** Roles from the least to the most, equals side by side; default the documented order. */
  readonly roleOrder?: readonly (readonly string[])[] | undefined;
}

/** The kind of a role that went from one to another by hand. */
export function roleKind(
  before: string | null,
  after: string | null,
  { roleOrder }: Pick<DriftSettings, "roleOrder">,
): "role_raised" | "role_lowered" | "role_changed" {
  const change = compareRoles(before, after, roleOrder);
  return change === "raised" ? "role_raised" : change === "lowered" ? "role_lowered" : "role_changed";
}

export const DAY_MS = 86_400_000;
