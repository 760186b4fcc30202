import type { Person } from "./person";

/** Values to write; undefined stays as it is. */
export interface Wish {
  readonly email?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly role?: string | undefined;
  /** Organization contract only. Merged by key. */
  readonly prefs?: Readonly<Record<string, unknown>> | undefined;
  /** Account contract only, as all below. */
  readonly accountRole?: string | undefined;
  readonly zoneRoles?: ZoneWish | undefined;
}

/** A write that calls `saved` after every step that has worked. */
export interface Wishing extends Wish {
  /** Something else is judged by what this finds, or they were enabled a moment ago: the look is at this person, right now. */
  readonly isFollowed?: boolean;
  /** The person of the state: all that is known of a pending person whom Automox does not show. */
  readonly known?: Person;
  readonly saved?: (person: Person) => void;
}

/**
 * Further zones by the keys of `zone_roles`. The write takes zones of `before` that `wanted` lacks, and
 * leaves zones that neither has.
 */
export interface ZoneWish {
  readonly before: ReadonlyMap<string, string>;
  readonly wanted: ReadonlyMap<string, string>;
}
