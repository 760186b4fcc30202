import type { User } from "../../automox/person";
import { isAdminRole, roleSlug } from "../../automox/roles";
import type { Leaver } from "../guards/departures";

/** What somebody who is there already loses by being taken over; undefined for nothing. The role where it is not known yet is undefined. */
export function lossOf(
  user: User,
  { role, active }: { readonly role: string | undefined; readonly active: unknown },
): Omit<Leaver, "org"> | undefined {
  const wasAdmin = typeof user.role === "string" && isAdminRole(roleSlug(user.role));
  const leaver = { email: user.email, userId: user.id ?? null, wasAdmin };
  if (active === false && user.status !== "disabled") return { ...leaver, kind: "deactivation" };
  if (wasAdmin && role !== undefined && !isAdminRole(role)) return { ...leaver, kind: "demotion" };
  return undefined;
}
