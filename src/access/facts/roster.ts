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
export interface Completeness {
  readonly status: "complete" | "incomplete";
  /** Organizations read to the end, of those that had to be read. */
  readonly scanned: number;
  readonly total: number;
  readonly problems: readonly string[];
}
