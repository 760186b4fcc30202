import { daysBetween } from "../facts/days";
import type { ManagedPerson } from "../facts/managed";
import { compareRoles, type RoleChange } from "../facts/rank";
import type { Sighting } from "../facts/roster-index";
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
export const roleKind = (before: string | null, after: string | null, settings: DriftSettings): DriftKind =>
  ROLE_KIND[compareRoles(before, after, settings.roleOrder)] ?? "role_changed";

/**
 * By the date of Automox, else of the state: whole days since the invitation, null without any date. Old
 * enough by that date, or already called stale by the provider, which knows when it sent again.
 */
export function invitation(
  managed: ManagedPerson,
  live: Sighting | undefined,
  { now, staleAfterMs }: DriftSettings,
): { readonly ageDays: number | null; readonly isStale: boolean } {
  const date = Date.parse(live?.membership.createdAt ?? managed.createdAt ?? "");
  return {
    ageDays: Number.isNaN(date) ? null : daysBetween(date, now),
    isStale: managed.stale || now - date >= staleAfterMs,
  };
}
