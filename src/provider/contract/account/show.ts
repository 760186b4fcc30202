import { sameRole } from "../../../automox/roles";
import type { Person } from "../../people/person";
import { observedTwoFactor } from "../../people/two-factor";
import type { Showing, Shown } from "../contract";

/**
 * What a state says of somebody. Nobody pending can have a name or be judged by zones that Automox may not show before the acceptance: there the
 * state stays as it was.
 */
export function showPerson(person: Person, { own, before }: Showing): Shown {
  const isPending = (person.status ?? before?.status) === "pending";
  const method = person.twoFactor === undefined ? (before?.two_factor_method ?? null) : person.twoFactor;
  return {
    first_name: name(person.firstName, before?.first_name, isPending),
    last_name: name(person.lastName, before?.last_name, isPending),
    account_role: person.accountRole === undefined ? (before?.account_role ?? null) : person.accountRole,
    zone_roles: zones(person, own.zone_roles, isPending),
    two_factor: observedTwoFactor(own.two_factor, method),
    two_factor_method: method,
    invitation_id: person.invitationId ?? before?.invitation_id ?? null,
  };
}

function name(seen: string | null | undefined, before: string | null | undefined, isPending: boolean) {
  if (isPending) return before ?? seen ?? null;
  return seen === undefined ? (before ?? null) : seen;
}

/** Only the zones that are managed; null: none is. */
function zones(
  { zoneRoles }: Person,
  managed: ReadonlyMap<string, string> | null,
  isPending: boolean,
): ReadonlyMap<string, string> | null {
  if (managed === null || zoneRoles === undefined) return managed;
  // In the spelling of the state where it is the same role, or one entry that changes would seem to change all.
  const seen = [...zoneRoles].map(([zone, role]) => {
    const before = managed.get(zone);
    return [zone, before !== undefined && sameRole(before, role) ? before : role] as const;
  });
  return new Map(isPending ? [...managed, ...seen] : seen);
}
