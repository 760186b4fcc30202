import { placeKey } from "../facts/order";
import type { RosterMembership, RosterPerson } from "../facts/person";
import { isAdministrator } from "../facts/rank";
import type { Roster } from "../facts/roster";
import { type Phrase, phrase } from "../text/phrase";
import type { DriftItem } from "./item";
import { makeItem } from "./make-item";

/** What the stacks account for. */
interface Coverage {
  /** Memberships that some resource stands for, whether or not everything about them agrees. */
  readonly memberships: ReadonlySet<RosterMembership>;
  /**
   * `ORG/folded e-mail` of every grant: a second record of the same address is a duplicate and not somebody
   * unmanaged.
   */
  readonly addresses: ReadonlySet<string>;
  /** People who are managed in at least one organization. */
  readonly people: ReadonlySet<RosterPerson>;
}

/**
 * Memberships that nobody asked for: of managed people a further organization, else an unmanaged
 * administrator or person.
 */
export const findUnmanaged = (roster: Roster, coverage: Coverage): readonly DriftItem[] =>
  roster.people.flatMap((person) =>
    person.memberships
      .filter(
        (membership) =>
          !coverage.memberships.has(membership) &&
          !coverage.addresses.has(placeKey(membership.org, person.email)),
      )
      .map((membership) => unmanagedItem(person, membership, coverage)),
  );

function unmanagedItem(person: RosterPerson, membership: RosterMembership, { people }: Coverage): DriftItem {
  const { org, role, status } = membership;
  const stranger =
    isAdministrator(role) || isAdministrator(person.accountRole) ? "unmanaged_admin" : "unmanaged_user";
  const kind = people.has(person) ? "zone_added" : stranger;
  return makeItem({
    kind,
    org,
    managed: null,
    live: person,
    status,
    from: null,
    to: role,
    sentence: sentenceOf(person, membership, kind),
  });
}

function sentenceOf({ email }: RosterPerson, { org, role, status }: RosterMembership, kind: string): Phrase {
  const as = role === null ? phrase` without a role` : phrase` as ${role}`;
  const how = status === "active" || status === "unknown" ? "" : ` (${status})`;
  const why =
    kind === "zone_added" ? ", an organization that no resource gives them" : ", and no resource knows them";
  return [...phrase`${email} is in ${org}`, ...as, `${how}${why}`];
}
