import { daysBetween } from "../facts/days";
import type { ManagedPerson } from "../facts/managed";
import type { Sighting } from "../facts/roster-index";
import type { DriftSettings } from "./drift-settings";

type Since = Pick<ManagedPerson, "createdAt" | "stale"> | null;

/**
 * Whole days since the invitation, 0 for a date that is still to come, by Automox, else by the state; null
 * where neither has a date.
 */
export function ageInDays(live: Sighting | undefined, managed: Since, { now }: DriftSettings): number | null {
  const date = Date.parse(live?.membership.createdAt ?? managed?.createdAt ?? "");
  return Number.isNaN(date) ? null : daysBetween(date, now);
}

/**
 * Old enough by the date, or already called stale by the provider, which knows when it sent again. Without
 * any date nobody is stale.
 */
export function isStale(live: Sighting | undefined, managed: Since, settings: DriftSettings): boolean {
  if (managed?.stale) return true;
  const date = Date.parse(live?.membership.createdAt ?? managed?.createdAt ?? "");
  return !Number.isNaN(date) && settings.now - date >= settings.staleAfterMs;
}
