import type { ManagedPerson } from "../facts/managed";
import type { Sighting } from "../facts/roster-index";
import type { Grant } from "./grants";

/** What the list has of an attribute; undefined: it does not tell. */
type Tell = (sighting: Sighting, was: ManagedPerson) => ManagedPerson[Attribute] | undefined;

type Attribute = "email" | "firstName" | "lastName" | "accountRole" | "twoFactor" | "prefs";

/** What belongs to the person and not to a membership. */
const PERSONAL: Readonly<Record<string, readonly [Attribute, Tell]>> = {
  email: ["email", ({ person }) => person.email],
  first_name: ["firstName", ({ person }) => person.firstName ?? undefined],
  last_name: ["lastName", ({ person }) => person.lastName ?? undefined],
  account_role: ["accountRole", ({ person }) => person.accountRole ?? undefined],
  two_factor: ["twoFactor", secondFactor],
  prefs_json: ["prefs", () => undefined],
};

/** Who has not accepted cannot have one yet. */
function secondFactor({ person, membership }: Sighting, { twoFactor, status }: ManagedPerson) {
  if ((membership.status === "unknown" ? status : membership.status) === "pending") return twoFactor;
  return person.twoFactor === "unknown" ? undefined : { on: "enabled", off: "disabled" }[person.twoFactor];
}

/**
 * The second side: what was recorded of somebody, as the list tells it, and the attributes of which it does not. What
 * is not set is nobody's wish, and stays as it was.
 */
export function seenAs(
  was: ManagedPerson,
  live: Sighting,
  { isOwn, isRead }: Pick<Grant, "isOwn"> & { readonly isRead: boolean },
): { readonly seen: ManagedPerson; readonly untold: readonly string[] } {
  const { role, status } = live.membership;
  const told = Object.entries(isOwn ? PERSONAL : {})
    .filter(([, [key]]) => was[key] !== null)
    .map(([name, [key, tell]]) => ({ name, key, value: tell(live, was) }));
  const untold = told.flatMap(({ name, value }) => (value === undefined ? [name] : []));
  // Somebody in use whose use nobody manages.
  const isUnmanaged = was.active === null && was.status !== "disabled" && status !== "disabled";
  const isUntold = { role: role === null && !isRead, active: status === "unknown" && was.active !== null };
  return {
    seen: {
      ...was,
      ...Object.fromEntries(told.map(({ key, value }) => [key, value ?? was[key]])),
      role,
      active: status === "unknown" || !isOwn || isUnmanaged ? was.active : status !== "disabled",
    },
    untold: [...untold, ...Object.entries(isUntold).flatMap(([name, is]) => (is ? [name] : []))],
  };
}
