import { sameRole } from "../../../automox/model/roles";
import type { Person } from "../../person/person";
import { showSecondFactor } from "../../person/second-factor";
import type { Showing, Shown } from "../../person/state";

/**
 * What a state says of a person. Whoever has not accepted has no name in Automox, so the state keeps the one it has.
 */
export function showPerson(person: Person, { own, before }: Showing): Shown {
  const known = { ...person, status: person.status ?? before?.status } as Person;
  const seen: Person = isNameless(known) ? { ...known, status: "pending" } : known;
  const isPending = seen.status === "pending";
  return {
    first_name: name(person.firstName, before?.first_name, isPending),
    last_name: name(person.lastName, before?.last_name, isPending),
    account_role: person.accountRole === undefined ? (before?.account_role ?? null) : person.accountRole,
    zone_roles: zones(person, { own, before }),
    ...showSecondFactor(seen, { own, before }),
    invitation_id: person.invitationId ?? before?.invitation_id ?? null,
  };
}

/** Disabled before they accepted, somebody is as without a name as before; nothing else tells these two apart. */
export const isNameless = ({ status, firstName, lastName }: Person): boolean =>
  status === "disabled" && !firstName && !lastName;

function name(seen: string | null | undefined, before: string | null | undefined, isPending: boolean) {
  if (isPending) return before ?? seen ?? null;
  return seen === undefined ? (before ?? null) : seen;
}

/**
 * The zones of the person. A role that only another spelling differs keeps the spelling of the state;
 * otherwise one changed entry would seem to change all. Includes zones that the plan no longer wants and that
 * are not taken yet.
 */
function zones({ zoneRoles }: Person, { own, before }: Showing): ReadonlyMap<string, string> | null {
  if (zoneRoles === undefined) return own.zone_roles;
  if (own.zone_roles === null && zoneRoles.size === 0) return null;
  const seen = [...zoneRoles].map(([zone, role]) => {
    const spelled = own.zone_roles?.get(zone) ?? before?.zone_roles?.get(zone);
    return [zone, spelled !== undefined && sameRole(spelled, role) ? spelled : role] as const;
  });
  return new Map(seen);
}
