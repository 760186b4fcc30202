import type { OddRow } from "../../automox/model/odd-row";
import type { User } from "../../automox/model/person";
import type { UserListing } from "../../automox/people-list";
import type { Calling } from "../calls/calling";
import type { Member } from "../person/member";
import type { Person, Roles } from "../person/person";
import type { Snapshot } from "./snapshot";

/** A read that may list the organization; calling `list` begins the listing. */
export interface Looking {
  readonly calling: Calling;
  readonly list: () => Promise<Snapshot>;
}

/**
 * How a roster reads the people of one organization: the reading half of a contract. Throws only
 * AutomoxError.
 */
export interface PeopleSource {
  /** How many people a run reads one by one before a listing costs less. */
  readonly singleReads: number;

  /** Everybody of the organization, pending people included. */
  listing(calling: Calling): Promise<UserListing>;
  /**
   * The same people by another road, for an organization whose listing has fewer rows (so many) than it
   * announces: what cut the one answer need not cut the other.
   */
  otherListing(rows: number, calling: Calling): Promise<UserListing>;
  /** Whether another invitation is documented to be refused, so that one too many mails nobody. */
  readonly refusesKnown: boolean;
  /** Reads the person of a row that carries no address; undefined where no call can ask for them. */
  ofRow(row: OddRow, calling: Calling): Promise<User | undefined>;
  /** Reads one person; undefined where they are absent or no call can ask for them. */
  single(member: Member, calling: Calling): Promise<User | undefined>;
  /**
   * Asks for the role of one person whose row does not tell it; undefined where that does not tell it either. Not
   * there: rows tell all that can be known.
   */
  roleOf?(user: User, calling: Calling): Promise<string | undefined>;
  /** Finds a person by the number of an import; undefined where nobody has it. */
  byNumber(userId: number, looking: Looking): Promise<User | undefined>;
  /** Asks once more for a person whom no list has; undefined where that proves them gone. */
  confirm(member: Member, looking: Looking): Promise<User | undefined>;
  /** How to look whether a person has accepted; undefined where no call can tell. */
  watch(person: Person): ((looking: Looking) => Promise<User | undefined>) | undefined;
  /** Whether the answer to an invitation carried everything that a state needs. */
  isWhole(person: Person): boolean;
  /** Whether {@link fillIn} would ask for this person; otherwise the next refresh tells what is missing. */
  fillsIn(person: Person): boolean;
  /**
   * Reads what the answers to invitations left out, for many newcomers at once. `known` is how many people
   * the last listing had.
   */
  fillIn(
    people: readonly Person[],
    at: Looking & { readonly known: number },
  ): Promise<(person: Person) => User | undefined>;
  /** Whether somebody with these roles administers the organization. */
  isAdmin(roles: Roles): boolean;
}
