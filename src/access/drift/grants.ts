import type { ManagedPerson } from "../facts/managed";
import type { LiveIndex, Sighting } from "../facts/roster-index";
import type { StackEntry } from "../terraform/stack-access";

/** One resource's access to one organization, and what Automox has of it. */
export interface Grant {
  readonly stack: string;
  readonly entry: StackEntry;
  /** The person as configured, with what only the state knows. */
  readonly managed: ManagedPerson;
  /** As people know the person. */
  readonly email: string;
  readonly org: number;
  /**
   * The resource's own organization, not one of its further zones: names, status and e-mail are looked at
   * here, once.
   */
  readonly isOwn: boolean;
  /** Roles; null: a member without one, undefined: not there. */
  readonly recorded: string | null | undefined;
  readonly desired: string | null | undefined;
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
  if (person && person.org !== null) roles.set(person.org, person.role);
  return roles;
}

export type Resource = NonNullable<ReturnType<typeof resourceOf>>;

/** Undefined where nobody can say who is meant before apply. */
export function resourceOf(stack: string, entry: StackEntry, index: LiveIndex) {
  const managed = managedOf(entry);
  if (managed === undefined) return undefined;
  const [was, wanted] = [rolesOf(entry.recorded, index), rolesOf(entry.desired, index)];
  const orgs = [...new Set([...was.keys(), ...wanted.keys()])];
  const read = orgs.filter((org): org is number => typeof org === "number" && index.covers(org));
  const grants = read.map((org): Grant => {
    const live = index.find(org, managed);
    return {
      ...{ stack, entry, managed, org, live },
      email: managed.email ?? live?.person.email ?? "",
      isOwn: org === (wanted.has(org) ? entry.desired : entry.recorded)?.org,
      recorded: was.get(org),
      desired: wanted.get(org),
    };
  });
  // Wherever the person is; what is out of scope was not to be read, or lies in zones that nobody can name.
  return { person: index.findAnywhere(managed), grants, outOfScope: orgs.length - read.length };
}

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
