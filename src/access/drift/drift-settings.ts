import { compareRoles, type RoleChange } from "../facts/rank";
import type { DriftKind } from "./kinds";

export interface DriftSettings {
  /** A pending invitation is stale from this age on. */
  readonly staleAfterMs: number;
  /** Milliseconds since 1970; the only clock. */
  readonly now: number;
  /** Roles from the least to the most, equals side by side; default the documented order. */
  readonly roleOrder?: readonly (readonly string[])[] | undefined;
}

const ROLE_KIND: Readonly<Partial<Record<RoleChange, DriftKind>>> = {
  raised: "role_raised",
  lowered: "role_lowered",
};

/** The kind of a role that went from one to another by hand. */
export function roleKind(
  before: string | null,
  after: string | null,
  { roleOrder }: Pick<DriftSettings, "roleOrder">,
): DriftKind {
  return ROLE_KIND[compareRoles(before, after, roleOrder)] ?? "role_changed";
}
