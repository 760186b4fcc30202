import type { ManagedPerson } from "../facts/managed";
import type { LiveIndex, Sighting } from "../facts/roster-index";
import type { StackEntry } from "../terraform/stack-access";
import { type Gap, gapOf } from "./gaps";

/** One resource's access to one organization, and what Automox has of it. */
export interface Grant {
  readonly stack: string;
  /** The person as configured, with what only the state knows. */
  readonly managed: ManagedPerson;
  /** As people know the person. */
  readonly email: string;
  readonly org: number;
  /**
   * The resource's own organization, not one of its further zones: what belongs to the person is looked at
   * here, once.
   */
  readonly isOwn: boolean;
  /** As they are to be in this organization; null: not there. */
  readonly recorded: ManagedPerson | null;
  readonly desired: ManagedPerson | null;
  readonly live: Sighting | undefined;
}

/**
 * What a resource gives its person, by organization; the own one counts before a zone of the same number. A
 * zone that the roster does not show stands under its key: nobody can say which organization it is.
 */
export function rolesOf(
  person: ManagedPerson | null,
  { organizationOf }: Pick<LiveIndex, "organizationOf">,
): ReadonlyMap<number | string, string | null> {
  const roles = new Map<number | string, string | null>();
  for (const [key, role] of Object.entries(person?.zoneRoles ?? {}))
    roles.set(organizationOf(key) ?? key, role);
  // The provider records a member without a role as an empty text.
  if (person && person.org !== null) roles.set(person.org, person.role || null);
  return roles;
}

export type Resource = NonNullable<ReturnType<typeof resourceOf>>;

/** Undefined where nobody can say who is meant before apply. */
export function resourceOf(stack: string, entry: StackEntry, index: LiveIndex) {
  const managed = managedOf(entry);
  if (managed === undefined) return undefined;
  const sides = [entry.recorded, entry.desired].map((side) => rolesOf(side, index));
  const orgs = [...new Set(sides.flatMap((roles) => [...roles.keys()]))];
  const isRead = (org: number | string): org is number => typeof org === "number" && index.covers(org);
  const email = managed.email ?? index.findAnywhere(managed)?.email ?? "";
  const grants = orgs.filter(isRead).map((org): Grant => {
    const [recorded = null, desired = null] = [entry.recorded, entry.desired].map((side, at) => {
      const role = sides[at]?.get(org);
      return side === null || role === undefined ? null : sideIn(org, { ...side, role });
    });
    const isOwn = org === (desired ? entry.desired : entry.recorded)?.org;
    return { stack, managed, email, org, isOwn, recorded, desired, live: index.find(org, managed) };
  });
  const unlisted = orgs
    .filter((org) => !isRead(org))
    .map((org: number | string): Gap => {
      const isOwn = org === managed.org;
      return gapOf({
        ...{ stack, managed, email, reason: "unlisted" },
        org: isOwn ? managed.org : null,
        attribute: isOwn ? null : "zone_roles",
        why: `nobody listed ${typeof org === "number" ? "organization" : "the zone"} ${org}`,
      });
    });
  // Wherever the person is; what is unlisted was not to be read, or lies in zones that nobody can name.
  return { person: index.findAnywhere(managed), grants, unlisted };
}

/** A further zone is a membership: nothing of the person belongs to it. */
const sideIn = (org: number, side: ManagedPerson): ManagedPerson =>
  org === side.org
    ? side
    : {
        ...side,
        ...{ type: "automox_org_membership", org, zoneRoles: {} },
        ...{ firstName: null, lastName: null, accountRole: null, twoFactor: null, active: null, prefs: null },
      };

function managedOf({ recorded, desired }: StackEntry): ManagedPerson | undefined {
  const person = desired ?? recorded;
  if (person === null) return undefined;
  const email = person.email ?? recorded?.email ?? null;
  const userId = recorded?.userId ?? person.userId;
  const uuid = recorded?.uuid ?? person.uuid;
  if (email === null && userId === null && uuid === null) return undefined;
  // A plan does not know these before apply; what was recorded is the last word.
  const { status, stale, createdAt } = recorded ?? person;
  return {
    ...{ ...person, email, userId, uuid, stale },
    status: status ?? person.status,
    createdAt: createdAt ?? person.createdAt,
  };
}
