import { administers, mayAdministerAnywhere, type RoleOrder } from "./authority";
import type { Change } from "./change";
import { isSame } from "./told";
import type { Verb } from "./verb";

/** From the worst to the least. */
export const SEVERITIES = ["critical", "high", "medium", "low", "info"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** How much a reviewer should care, before any guard is asked. */
export function severityOf(change: Change, verb: Verb, order: RoleOrder): Severity {
  const { from, to } = change;
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
    // Whoever reads the mail can set a password, and the second factor is what still stops them.
    case "rename":
      return mayAdministerAnywhere(change, order) ? "high" : "low";
    case "two-factor":
      if (!isWeaker(change)) return "low";
      return mayAdministerAnywhere(change, order) ? "high" : "medium";
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

/** A reset, or anything else than on. */
const isWeaker = ({ how, fields }: Change): boolean =>
  how !== null || fields.some(({ field, to }) => field === "two_factor" && !isSame(to, "enabled"));
