import type { User } from "../../automox/model/person";

/**
 * A person as a contract shows them: what Automox tells of them, their invitation and their roles in further
 * zones.
 */
export interface Person extends User {
  /** The invitation that this run has sent. */
  readonly invitationId?: string;
  /**
   * Roles in the zones that the caller asked about, by the caller's keys, without zones that the person does
   * not have.
   */
  readonly zoneRoles?: ReadonlyMap<string, string>;
  /** Right after an invitation: something is yet to be done that hangs on what its answer left out. */
  readonly isAwaited?: true;
  /** Disabled, and only SCIM shows them. */
  readonly isOutOfSight?: true;
}

/** The roles of one person, as far as Automox tells them. */
export interface Roles {
  readonly role?: string | null | undefined;
  readonly accountRole?: string | null | undefined;
}

/** The person with everything that a later answer carries; the rest stays. */
export function overlaid<P extends User>(person: P, seen: User | undefined): P {
  const carried = Object.entries(seen ?? {}).filter(([, value]) => value !== undefined);
  return { ...person, ...Object.fromEntries(carried) };
}
