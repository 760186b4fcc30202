import type { ManagedPerson } from "../facts/managed";
import type { Change } from "./change";
import { instanceChanges, whole } from "./instance-changes";
import type { PersonChange, Values } from "./plan";

/**
 * What leads from one to the other, as if a plan did it; null: not there. Further zones are places of their own, and
 * not looked at. Of `untold` attributes nobody knows what the second has: their changes lead to anything.
 */
export function changesBetween(
  from: ManagedPerson | null,
  to: ManagedPerson | null,
  untold: readonly string[] = [],
): readonly Change[] {
  const known = from ?? to;
  if (known === null) return [];
  const { address, type, constructPath } = known;
  const action = from === null ? "create" : "update";
  const change: PersonChange = {
    ...{ address, type, constructPath, previousAddress: null, deposed: false, reason: null },
    actions: [to === null ? "delete" : action],
    before: from,
    after: to,
    values: { before: valuesOf(from), after: valuesOf(to) },
    unknown: Object.fromEntries(untold.map((name) => [name, true])),
    ...{ sensitive: [], replacedFor: [], importing: null, roleChange: "direct" as const },
  };
  return instanceChanges(change)
    .filter(({ kind, place }) => kind !== "policy" && place.scope !== "zone")
    .map((part) => whole(part, change, false));
}

const valuesOf = (person: ManagedPerson | null): Values =>
  person === null
    ? {}
    : {
        org_id: person.org,
        email: person.email,
        role: person.role,
        account_role: person.accountRole,
        zone_roles: person.zoneRoles,
        first_name: person.firstName,
        last_name: person.lastName,
        two_factor: person.twoFactor,
        active: person.active,
        prefs_json: person.prefs,
      };
