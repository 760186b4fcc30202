import type { User } from "../../automox/model/person";
import type { UserListing } from "../../automox/users";
import type { Calling } from "../calls/calling";
import type { Member } from "../person/member";
import type { Person, Roles } from "../person/person";
import type { Snapshot } from "./snapshot";

/** A read with a listing of the organization at hand, begun when it is asked for. */
export interface Looking {
  readonly calling: Calling;
  readonly list: () => Promise<Snapshot>;
}

/**
 * How the people of one organization are read: the half of a contract that a roster needs. Throws only
 * AutomoxError.
 */
export interface PeopleSource {
  /** How many people are read one by one before a listing costs less. */
  readonly singleReads: number;

  /** Everybody of the organization, pending people included. */
  listing(calling: Calling): Promise<UserListing>;
  /** One person asked for alone; undefined where they are not there or cannot be asked for. */
  single(member: Member, calling: Calling): Promise<User | undefined>;
  /** By the number of an import; undefined if nobody has it. */
  byNumber(userId: number, looking: Looking): Promise<User | undefined>;
  /** The last word before somebody who is on no list is called gone; undefined if they are. */
  confirm(member: Member, looking: Looking): Promise<User | undefined>;
  /** How to look whether somebody has accepted; undefined where there is no way. */
  watch(person: Person): ((looking: Looking) => Promise<User | undefined>) | undefined;
  /** Whether the answer to an invitation has told all that a state wants. */
  isWhole(person: Person): boolean;
  /**
   * What was left out, for many newcomers at once. `known` is how many people the last listing had. Throws
   * for none of them.
   */
  fillIn(
    people: readonly Person[],
    at: Looking & { readonly known: number },
  ): Promise<(person: Person) => User | undefined>;
  /** Whether somebody with these roles administers the organization. */
  isAdmin(roles: Roles): boolean;
}
