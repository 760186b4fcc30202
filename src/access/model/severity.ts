import { administers, type RoleOrder } from "./authority";
import type { Change } from "./change";
import { GAINS, LOSSES, type Verb } from "./verb";

/** From the worst to the least. */
export const SEVERITIES = ["critical", "high", "medium", "low", "info"] as const;

export type Severity = (typeof SEVERITIES)[number];

const SMALL: readonly Verb[] = ["rename", "two-factor", "stop-managing"];

/** How much a reviewer should care, before any guard is asked. */
export function severityOf({ from, to }: Change, verb: Verb, order: RoleOrder): Severity {
  const wasAdministrator = administers(from?.role ?? null, order) !== "no";
  const becomesAdministrator = administers(to?.role ?? null, order) !== "no" && !wasAdministrator;
  if (LOSSES.includes(verb)) return wasAdministrator ? "critical" : "high";
  if (verb === "lower") return wasAdministrator ? "high" : "medium";
  if (GAINS.includes(verb) || verb === "change-role") return becomesAdministrator ? "high" : "medium";
  return SMALL.includes(verb) ? "low" : "info";
}
