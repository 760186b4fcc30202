import { foldEmail } from "../../automox/wire/email";
import type { ManagedPerson } from "./managed";
import { grouped } from "./order";
import type { RosterMembership, RosterPerson } from "./person";
import { type Roster, readerOf } from "./roster";

/** Somebody in one organization, live. */
export interface Sighting {
  readonly person: RosterPerson;
  readonly membership: RosterMembership;
}

type Sought = Pick<ManagedPerson, "userId" | "uuid" | "email">;

/** The roster, ready for look-ups. */
export interface LiveIndex {
  readonly roster: Roster;
  /**
   * By number, else UUID, else e-mail: the person may have changed the address, or come back under a new
   * number.
   */
  find(org: number, sought: Sought): Sighting | undefined;
  /** Wherever in the roster. */
  findAnywhere(sought: Sought): RosterPerson | undefined;
  /** Whether the organization was among those to be read at all. */
  covers(org: number): boolean;
  /** Whether somebody who was not seen in the organization may be called absent. */
  provesAbsence(org: number): boolean;
  /** Number of the organization that a number or a zone's UUID names. */
  organizationOf(key: string): number | undefined;
}

export function indexRoster(roster: Roster): LiveIndex {
  const byId = new Map<number, RosterPerson>();
  const byUuid = new Map<string, RosterPerson>();
  const byEmail = grouped(roster.people, ({ email }) => foldEmail(email));
  for (const person of roster.people) {
    for (const userId of [person.userId, ...person.memberships.map((each) => each.userId)])
      if (userId != null) byId.set(userId, person);
    if (person.uuid !== null) byUuid.set(person.uuid, person);
  }
  const organizations = new Set(roster.organizations.map(({ org }) => org));
  const zones = new Map(roster.organizations.map(({ org, zone }) => [zone?.toLowerCase(), org]));

  const candidates = ({ userId, uuid, email }: Sought): readonly RosterPerson[] =>
    [
      userId === null ? undefined : byId.get(userId),
      uuid === null ? undefined : byUuid.get(uuid),
      ...(email === null ? [] : (byEmail.get(foldEmail(email)) ?? [])),
    ].filter((person) => person !== undefined);

  return {
    roster,
    find: (org, sought) =>
      candidates(sought)
        .flatMap((person) => person.memberships.map((membership) => ({ person, membership })))
        .find(({ membership }) => membership.org === org),
    findAnywhere: (sought) => candidates(sought)[0],
    covers: (org) => organizations.has(org),
    provesAbsence: readerOf(roster),
    organizationOf: (key) => (/^\d+$/.test(key) ? Number(key) : zones.get(key.toLowerCase())),
  };
}
