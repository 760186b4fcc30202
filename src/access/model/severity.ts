import { administers, mayAdministerAnywhere, type RoleOrder } from "./authority";
import type { Change } from "./change";
import { isSame } from "./told";
import { GAINS, LOSSES, type Verb } from "./verb";

/** From the worst to the least. */
export const SEVERITIES = ["critical", "high", "medium", "low", "info"] as const;

export type Severity = (typeof SEVERITIES)[number];

const SMALL: readonly Verb[] = ["rename", "two-factor", "stop-managing"];

/** How much a reviewer should care, before any guard is asked. */
export function severityOf(change: Change, verb: Verb, order: RoleOrder): Severity {
  const { from, to } = change;
  const wasAdministrator = administers(from?.role ?? null, order) !== "no";
  const becomesAdministrator = administers(to?.role ?? null, order) !== "no" && !wasAdministrator;
  if (LOSSES.includes(verb)) return wasAdministrator ? "critical" : "high";
  if (verb === "lower") return wasAdministrator ? "high" : "medium";
  if (GAINS.includes(verb) || verb === "change-role") return becomesAdministrator ? "high" : "medium";
  // Whoever reads the mail can set a password, and the second factor is what still stops them.
  const isKey = verb === "rename" || (verb === "two-factor" && isWeaker(change));
  if (isKey && mayAdministerAnywhere(change, order)) return "high";
  if (isKey && verb === "two-factor") return "medium";
  return SMALL.includes(verb) ? "low" : "info";
}

/** A reset, or anything else than on. */
const isWeaker = ({ how, fields }: Change): boolean =>
  how !== null || fields.some(({ field, to }) => field === "two_factor" && !isSame(to, "enabled"));
