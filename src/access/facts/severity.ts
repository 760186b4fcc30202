import type { AccessItem, Severity } from "./access-item";
import { isAdministrator } from "./rank";

type Facts = Pick<AccessItem, "verb" | "from" | "to">;

/** How much a reviewer should care, before any guard is asked. */
export function severityOf({ verb, from, to }: Facts): Severity {
  const wasAdministrator = isAdministrator(from);
  const becomesAdministrator = isAdministrator(to) && !wasAdministrator;
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
      return becomesAdministrator ? "high" : "medium";
    case "lower":
      return wasAdministrator ? "high" : "medium";
    case "change-role":
      // Nobody can say of a custom role whether it raises.
      return "medium";
    case "rename":
    case "two-factor":
    case "stop-managing":
      return "low";
    case "edit-profile":
    case "adopt":
    case "move":
    case "settings":
      return "info";
  }
}
