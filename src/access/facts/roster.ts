import type { RosterPerson } from "./person";

/** A live listing. People are ordered by folded e-mail, then user id. */
export interface Roster {
  /** RFC 3339 in UTC. */
  readonly takenAt: string;
  readonly contract: "organization" | "account";
  readonly accountId: string | null;
  /** E-mail of the owner of the key that listed; null where the key did not tell. */
  readonly keyOwner: string | null;
  readonly organizations: readonly RosterOrganization[];
  readonly people: readonly RosterPerson[];
  readonly completeness: Completeness;
  /**
   * Organizations that were asked or seen and not read to the end: nobody may be called gone from them. A
   * roster from a file tells none.
   */
  readonly unread?: readonly number[];
}

/** As Automox was read just now. */
export interface LiveRoster extends Roster {
  readonly unread: readonly number[];
  /** What this way of reading can never see, in sentences; it makes no listing incomplete. */
  readonly notes: readonly string[];
}

/** Without word of the single organizations, one incomplete listing makes all of them doubtful. */
const unreadOf = ({ completeness, unread, organizations }: Roster): readonly number[] =>
  completeness.status === "complete" ? [] : (unread ?? organizations.map(({ org }) => org));

/** Whether an organization was read to its end; if not, somebody who was not listed was merely not seen. */
export function readerOf(roster: Roster): (org: number) => boolean {
  const unread = new Set(unreadOf(roster));
  const known = new Set(roster.organizations.map(({ org }) => org));
  return (org) => known.has(org) && !unread.has(org);
}

export interface RosterOrganization {
  readonly org: number;
  /** UUID in the account contract. */
  readonly zone: string | null;
  readonly name: string | null;
}

/**
 * Whether absence may be believed. Anything unread, short or contradicting makes it incomplete, with a
 * sentence per problem; an incomplete listing is never reported as clean.
 */
interface Completeness {
  readonly status: "complete" | "incomplete";
  /** Organizations read to the end, of those that had to be read. */
  readonly scanned: number;
  readonly total: number;
  readonly problems: readonly string[];
}
