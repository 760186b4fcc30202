import type { User } from "../../automox/model/person";
import type { Calling } from "../calls/calling";
import type { Member } from "../person/member";
import type { Newcomer, OnExisting } from "../person/newcomer";
import type { Person, Roles } from "../person/person";
import type { PersonState, Showing, Shown } from "../person/state";
import type { Wish, Wishing } from "../person/wish";
import type { PeopleSource } from "../roster/people-source";
import type { Place } from "../run/place";
import type { KeyHolder } from "../writing/api-keys";

/** Looks for the names that another organization has for an address; null for none. */
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
  readonly namesElsewhere: NamesElsewhere | undefined;
}

/** A person, and what one resource gave them and is to take back. */
export interface Departure extends Member, KeyHolder {
  readonly status: string | null;
  /** Keys of `zone_roles`: the further zones that the resource gave. */
  readonly zones: readonly string[];
  /** Remove the person from the account, not only from the zones given. */
  readonly fromAccount: boolean;
  /** Organizations that other removals of the same plan take from them. */
  readonly goingToo: readonly number[];
  /** An invitation resend: another invitation follows at once, so the guards do not count the removal. */
  readonly comesBack: boolean;
}

/** The roles that a plan wants for a person who stays; undefined for what is not known yet. */
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

/** How the further zones of a person are found. Two roads need not show the same, so an apply takes that of its plan. */
export type RightsRoad = "person" | "lists";

/** What a person may do, in words that can be compared and printed: "an administrator of organization 12345". */
export interface Rights {
  readonly here: readonly string[];
  /** In further zones; undefined where Automox does not tell. */
  readonly further: readonly string[] | undefined;
  readonly road?: RightsRoad;
}

/** Without a UUID nothing is asked about further zones. */
export interface RightsHolder extends Roles {
  readonly email: string;
  readonly uuid?: string | null | undefined;
  /** At an apply, as its plan took it: then what is found is no older than the apply. */
  readonly road?: RightsRoad;
}

/** A person whose roles a plan changes: out of a state, or found by the plan of a create. */
export type Standing = Pick<
  PersonState,
  "email" | "role" | "account_role" | "zone_roles" | "status" | "user_id" | "uuid"
>;

/** Further zones by the keys of `zone_roles`. */
export interface AskedZones {
  readonly keys: readonly string[];
  /** The roles of the state, believed where Automox does not show a zone of a pending person. */
  readonly believed?: ReadonlyMap<string, string>;
}

/** Further zones of one person as planned, by the keys of `zone_roles`. */
export interface PlannedZones {
  readonly email: string;
  readonly userId: number | null;
  readonly wanted: readonly string[];
  /** Keys of the state; the person loses those that are not wanted. */
  readonly before: readonly string[];
  /** The object that gave them is deposed: whoever gives them besides goes on giving them. */
  readonly isLeftover?: boolean;
}

/**
 * How the people of one organization are read and written. Every question in which the two contracts differ
 * is a member here, so planning, the steps and the lives are written once. Reads throw only AutomoxError;
 * writes may also throw a Failure.
 */
export interface Contract extends PeopleSource {
  /** All organizations that the key sees. */
  organizations(at: Place): Promise<readonly number[]>;
  /** The organizations of further zones, without zones that Automox does not have. */
  organizationsOf(keys: readonly string[], calling: Calling): Promise<readonly number[]>;
  /** The person with their roles in further zones. */
  withZones(at: Place, person: User, asked: AskedZones): Promise<Person>;
  /**
   * Roles in the further zones that the invitation of somebody pending gives, by organization number; null where an
   * invitation can give none. Throws where Automox does not tell.
   */
  invitedZones(at: Place, person: User): Promise<ReadonlyMap<string, string> | null>;

  /** Whether an invitation needs first and last name. */
  readonly needsNames: boolean;
  /** Whether a comparison of the person with a configuration looks at names. */
  comparesNames(person: User): boolean;
  /**
   * Looks up what an invitation needs. The function it returns sends the invitation. Throws only while
   * nothing was sent.
   */
  prepare(at: Place, newcomer: Newcomer, terms: Terms): Promise<() => Promise<Person>>;
  /** Configured values that the invitation could not carry and a write can set now. */
  unsent(person: Person, newcomer: Newcomer): Wish;
  /** Changes the person as wished, and proves the change by an answer or a read. */
  change(at: Place, member: Member, wish: Wishing): Promise<Person>;
  /** false: the person was gone already, which is success. */
  remove(at: Place, departure: Departure): Promise<boolean>;

  /**
   * Whether a person of this state may be an administrator of the organization; then the guards ask the
   * roster.
   */
  mayBeAdmin(prior: Pick<PersonState, "role">): boolean;
  /** Whether role changes are a demotion: an administrator of the organization would be none any more. */
  lowers(at: Place, prior: PersonState, wishes: Omit<RoleWishes, "zone_roles">): Promise<boolean>;
  /** Whether this contract can change the roles of a person who is in the organization. */
  readonly changesRoles: boolean;
  /** Whether an operator can be left without a zone. */
  readonly operatorsLackZones: boolean;
  /** Whether some call can end the invitation of a pending person. */
  canWithdraw(prior: Pick<PersonState, "status" | "uuid" | "account_role">): boolean;
  /** Checks role words against the roles that the account offers. */
  checkRoles(at: Place, wishes: RoleWishes): Promise<void>;
  /**
   * Says what planned role changes mean, and notes with the guards what they take meanwhile. Adds
   * diagnostics, never a planned value.
   */
  planRoles(at: Place, prior: Standing, wishes: RoleWishes): Promise<void>;
  /** Whether a role change in this organization removes the person and invites them again. */
  removesToChange(prior: Pick<PersonState, "role">, role: string): boolean;
  /**
   * Notes the further zones that a resource gives and takes: one resource only may give a zone, and the
   * guards of its organization see who loses it.
   */
  planZones(at: Place, zones: PlannedZones): Promise<void>;
  /**
   * Notes with the guards of further zones that a replaced person loses them until they accept the new
   * invitation.
   */
  planReplacement(at: Place, prior: PersonState): Promise<void>;
  /** For the plan of a removal, and again right before it: whoever has more by then is not removed. */
  rightsOf(at: Place, holder: RightsHolder): Promise<Rights>;
  /** What a removal takes, as messages name it. */
  loss(prior: Pick<PersonState, "org_id" | "zone_roles" | "on_destroy">): Loss;
  /** Warns where a planned removal will fail; then true, and the plan says nothing else about the removal. */
  warnAboutRemoval(at: Place, prior: PersonState): boolean;

  /** What a state says of a person, where the contracts differ. */
  readonly show: (person: Person, showing: Showing) => Shown;
}
