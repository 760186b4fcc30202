import { placeKey } from "../facts/order";
import type { RosterMembership, RosterPerson } from "../facts/person";
import { isAdministrator } from "../facts/rank";
import { phrase } from "../text/phrase";
import type { DriftItem } from "./item";
import { makeItem } from "./make-item";

/** What the stacks account for. */
interface Coverage {
  /** Memberships that some resource stands for, whether or not everything about them agrees. */
  readonly memberships: ReadonlySet<RosterMembership | undefined>;
  /**
   * `ORG/folded e-mail` of every grant: a second record of the same address is a duplicate and not somebody
   * unmanaged.
   */
  readonly addresses: ReadonlySet<string>;
  /** People who are managed in at least one organization. */
  readonly people: ReadonlySet<RosterPerson | undefined>;
}

/**
 * Memberships that nobody asked for: of managed people a further organization, else an unmanaged
 * administrator or person.
 */
export const findUnmanaged = (people: readonly RosterPerson[], coverage: Coverage): readonly DriftItem[] =>
  people.flatMap((person) =>
    person.memberships
      .filter((membership) => !coverage.memberships.has(membership))
      .filter(({ org }) => !coverage.addresses.has(placeKey(org, person.email)))
      .map((membership) => unmanagedItem(person, membership, coverage.people.has(person))),
  );

function unmanagedItem(
  person: RosterPerson,
  { org, role, status }: RosterMembership,
  isKnown: boolean,
): DriftItem {
  const isAdmin = isAdministrator(role) || isAdministrator(person.accountRole);
  const stranger = isAdmin ? "unmanaged_admin" : "unmanaged_user";
  const as = role === null ? phrase` without a role` : phrase` as ${role}`;
  const how = status === "active" || status === "unknown" ? "" : ` (${status})`;
  const why = isKnown ? "an organization that no resource gives them" : "and no resource knows them";
  return makeItem({
    kind: isKnown ? "zone_added" : stranger,
    org,
    live: person,
    to: role,
    sentence: [...phrase`${person.email} is in ${org}`, ...as, `${how}, ${why}`],
  });
}
