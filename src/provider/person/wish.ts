import type { Person } from "./person";

/** Values to change; undefined stays as it is. */
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

/** `saved` hears of every step that has worked. */
export interface Wishing extends Wish {
  /** As the state has them: all there is of somebody pending whom Automox does not show. */
  readonly known?: Person;
  readonly saved?: (person: Person) => void;
}

/**
 * Further zones by the keys of `zone_roles`. A zone of `before` that `wanted` lacks is taken; any other is
 * nobody's business.
 */
export interface ZoneWish {
  readonly before: ReadonlyMap<string, string>;
  readonly wanted: ReadonlyMap<string, string>;
}
