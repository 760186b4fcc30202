import { administers, type RoleOrder } from "./authority";
import type { Change } from "./change";
import type { Verb } from "./verb";

/** From the worst to the least. */
export const SEVERITIES = ["critical", "high", "medium", "low", "info"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** How much a reviewer should care, before any guard is asked. */
export function severityOf({ from, to }: Change, verb: Verb, order: RoleOrder): Severity {
  const wasAdministrator = administers(from?.role ?? null, order) !== "no";
  const becomesAdministrator = administers(to?.role ?? null, order) !== "no" && !wasAdministrator;
  switch (verb) {
    case "replace":
    case "remove":
    case "revoke":
    case "disable":
      return wasAdministrator ? "critical" : "high";
    case "raise":
    case "invite":
    case "re-invite":
    case "grant":
    case "enable":
    case "change-role":
      return becomesAdministrator ? "high" : "medium";
    case "lower":
      return wasAdministrator ? "high" : "medium";
    case "rename":
    case "two-factor":
    case "stop-managing":
      return "low";
    case "edit-profile":
    case "adopt":
    case "refuse":
    case "move":
    case "settings":
      return "info";
  }
}
