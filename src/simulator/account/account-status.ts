import type { Knobs } from "../knobs/knobs";
import { type Person, type Standing, standingsOf } from "../world/store";

/** The account has one status for a person, an organization each its own: the best of them counts. */
export function accountStatus(person: Person): Standing["status"] {
  const standings = standingsOf(person);
  if (standings.some(({ status }) => status === "active")) return "active";
  return standings.some(({ status }) => status === "pending") ? "pending" : "disabled";
}

/** Whether the account contract shows somebody whose status this is, in a list or when asked for by id. */
export function isShown(
  status: Standing["status"],
  { pendingPeople, disabledPeople }: Knobs,
  where: "list" | "single",
): boolean {
  if (status === "pending") return pendingPeople === "listed";
  if (status === "disabled")
    return disabledPeople === "listed" || (disabledPeople === "by-id" && where === "single");
  return true;
}
