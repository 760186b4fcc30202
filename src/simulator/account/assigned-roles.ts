import type { Call } from "../operations/operation";
import { Refusal } from "../operations/refusal";
import { NO_GLOBAL_ACCESS, storedRole } from "../world/role-words";
import { findZone, type Organization } from "../world/store";

/** A zone with the role somebody shall have there, in the stored word. */
export interface ZoneAssignment {
  readonly zone: Organization;
  readonly role: string;
}

const OTHER_WORD = "non-global-admin";

/** An account role as it is stored. */
export function checkAccountRole(call: Call, word: unknown): string {
  const words = accountWords(call);
  if (typeof word !== "string" || !words.includes(word))
    throw new Refusal(400, `account_rbac_role must be one of: ${words.join(", ")}.`, "account_rbac_role");
  return word === OTHER_WORD ? NO_GLOBAL_ACCESS : word;
}

/** The words a request may use; "nothing account-wide" has two in the published documents. */
function accountWords({ knobs: { accountRoles, noAccountRole } }: Call): string[] {
  const others = accountRoles.filter((role) => role !== NO_GLOBAL_ACCESS && role !== OTHER_WORD);
  return [...others, ...(noAccountRole === "both" ? [NO_GLOBAL_ACCESS, OTHER_WORD] : [noAccountRole])];
}

/** The list of zones and roles of an invitation, and of the undocumented change. */
export function checkAssignments({ state, knobs }: Call, sent: unknown): ZoneAssignment[] {
  if (sent === undefined || sent === null) return [];
  if (!Array.isArray(sent)) throw wrongAssignment("zone_assignments must be a list.");
  const assignments: ZoneAssignment[] = [];
  for (const item of sent as unknown[]) {
    const { zone_id: id, rbac_role: slug } = (item ?? {}) as Record<string, unknown>;
    if (typeof id !== "string" || typeof slug !== "string")
      throw wrongAssignment("Each of zone_assignments must have zone_id and rbac_role.");
    const zone = findZone(state, id.toLowerCase());
    if (!zone) throw wrongAssignment(`Zone ${id} does not exist.`);
    if (!knobs.zoneRoles.includes(slug))
      throw wrongAssignment(`rbac_role must be one of: ${knobs.zoneRoles.join(", ")}.`);
    if (assignments.some((other) => other.zone === zone)) throw wrongAssignment(`Zone ${id} is there twice.`);
    assignments.push({ zone, role: storedRole(slug) });
  }
  return assignments;
}

export const wrongAssignment = (message: string) => new Refusal(400, message, "zone_assignments");
