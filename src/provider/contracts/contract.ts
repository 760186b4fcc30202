import type { User } from "../../automox/model/person";
import type { Calling } from "../calls/calling";
import type { Member } from "../person/member";
import type { Newcomer, OnExisting } from "../person/newcomer";
import type { Person } from "../person/person";
import type { PersonState, Showing, Shown } from "../person/state";
import type { Wish, Wishing } from "../person/wish";
import type { PeopleSource } from "../roster/people-source";
import type { Place } from "../run/place";

/** Names that somebody has in another place; null for none. */
export type NamesElsewhere = (
  at: Place,
  email: string,
) => Promise<{ readonly firstName: string | null; readonly lastName: string | null }>;

/** One write of a take-over, as its plan foresaw it. */
export interface Previewed {
  readonly attribute: string;
  /** undefined: Automox did not tell. */
  readonly there?: string | null;
  readonly wanted: string;
}

export interface Terms {
  readonly onExisting: OnExisting;
  /** What the plan said that taking over somebody who is there would write. */
  readonly previewed: readonly Previewed[];
  /** Asked only when an invitation is due and names are missing. */
  readonly namesElsewhere: NamesElsewhere;
}

/** What one resource gave and shall take back. */
export interface Departure extends Member {
  readonly status: string | null;
  /** Keys of `zone_roles`: the further zones that the resource gave. */
  readonly zones: readonly string[];
  /** Out of the account, not only of the zones given. */
  readonly fromAccount: boolean;
  /** An invitation follows at once, so the guards do not count it. */
  readonly comesBack: boolean;
}

/** A change of somebody who stays, as a plan has it; what is not known yet is undefined. */
export interface RoleWishes {
  readonly role: string | undefined;
  readonly account_role: string | null | undefined;
  /** Entries with a role that is known; null for none. */
  readonly zone_roles: ReadonlyMap<string, string> | null | undefined;
  /**
   * All keys of `zone_roles`, also those whose role is not known yet; undefined while the map is not known.
   */
  readonly zones?: readonly string[] | undefined;
}

export interface Loss {
  /** "organization 12345". */
  readonly of: string;
  /** A sentence about the invitation of somebody pending. */
  readonly ofInvitation: string;
}

/** Somebody whose roles a plan changes: from a state, or found there by a creation. */
export type Standing = Pick<
  PersonState,
  "email" | "role" | "account_role" | "zone_roles" | "status" | "user_id" | "uuid"
>;

/** Further zones by the keys of `zone_roles`. */
export interface AskedZones {
  readonly keys: readonly string[];
  /** What a state has: stands where Automox does not show a zone of somebody pending. */
  readonly believed?: ReadonlyMap<string, string>;
}

/** Further zones of one person as planned, by the keys of `zone_roles`. */
export interface PlannedZones {
  readonly email: string;
  readonly userId: number | null;
  readonly wanted: readonly string[];
  /** Keys that a state has; those that are wanted too are not lost. */
  readonly before: readonly string[];
}

/**
 * How the people of one organization are read and written. Everything in which the two contracts differ is
 * asked here, so that planning and the steps of a life are written once. Reads throw only AutomoxError,
 * writes a Failure too.
 */
export interface Contract extends PeopleSource {
  /** The organizations of further zones; those that are not there left out. */
  organizationsOf(keys: readonly string[], calling: Calling): Promise<readonly number[]>;
  /** The person with their roles in further zones. */
  withZones(at: Place, person: User, asked: AskedZones): Promise<Person>;

  /** Whether an invitation needs first and last name. */
  readonly needsNames: boolean;
  /** Whether the names there are count when somebody is compared with a configuration. */
  comparesNames(person: User): boolean;
  /**
   * Everything that is wanted before an invitation; what it answers sends one. Throws only while nothing was
   * sent.
   */
  prepare(at: Place, newcomer: Newcomer, terms: Terms): Promise<() => Promise<Person>>;
  /** What is configured, could not be sent with the invitation, and can be set now. */
  unsent(person: Person, newcomer: Newcomer): Wish;
  /** Makes somebody as wished, and proves it. */
  change(at: Place, member: Member, wish: Wishing): Promise<Person>;
  /** Already gone is success: false. */
  remove(at: Place, departure: Departure): Promise<boolean>;

  /**
   * Whether a state leaves it open that somebody administers the organization: then the guards ask the
   * roster.
   */
  mayBeAdmin(prior: Pick<PersonState, "role">): boolean;
  /** Whether a change of roles makes an administrator of the organization none. */
  lowers(at: Place, prior: PersonState, wishes: Omit<RoleWishes, "zone_roles">): Promise<boolean>;
  /** Whether some call changes the roles of somebody who is there. */
  readonly changesRoles: boolean;
  /** Whether an operator can be left without a zone. */
  readonly operatorsLackZones: boolean;
  /** Whether some call can end the invitation of a pending person. */
  canWithdraw(prior: Pick<PersonState, "status" | "uuid" | "account_role">): boolean;
  /** Checks the words of an invitation against what the account offers. */
  checkRoles(at: Place, wishes: RoleWishes): Promise<void>;
  /**
   * Says what a planned change of roles means, and what it takes away meanwhile. Adds diagnostics, never a
   * planned value.
   */
  planRoles(at: Place, prior: Standing, wishes: RoleWishes): Promise<void>;
  /** Whether a change of the role in this organization removes the person for a while. */
  removesToChange(prior: Pick<PersonState, "role">, role: string): boolean;
  /**
   * Notes who gives which further zone to whom: a zone belongs to one resource, and the guards of its
   * organization see who loses it.
   */
  planZones(at: Place, zones: PlannedZones): Promise<void>;
  /**
   * Notes in the guards of further zones that somebody is replaced, and loses them until the new invitation
   * is accepted.
   */
  planReplacement(at: Place, prior: PersonState): Promise<void>;
  /** What a removal takes, as messages name it. */
  loss(prior: Pick<PersonState, "org_id" | "zone_roles" | "on_destroy">): Loss;
  /** Says what stands against a planned removal; true where nothing is left to say about it. */
  warnAboutRemoval(at: Place, prior: PersonState): boolean;

  /** What a state says of somebody, where the contracts differ. */
  readonly show: (person: Person, showing: Showing) => Shown;
}
