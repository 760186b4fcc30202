import type { User } from "../../automox/model/person";

/**
 * Somebody as a contract shows them: what Automox tells, and what only an invitation or further zones could
 * tell.
 */
export interface Person extends User {
  /** Of the invitation this run has sent. */
  readonly invitationId?: string;
  /**
   * Roles in the zones that were asked about, by the keys they were asked by; a zone that the person does not
   * have is not in it.
   */
  readonly zoneRoles?: ReadonlyMap<string, string>;
}

/** Roles of one person, as far as they are told. */
export interface Roles {
  readonly role?: string | null | undefined;
  readonly accountRole?: string | null | undefined;
}

/** What was seen later wins; what it does not carry stays. */
export function overlaid<P extends User>(person: P, seen: User | undefined): P {
  const carried = Object.entries(seen ?? {}).filter(([, value]) => value !== undefined);
  return { ...person, ...Object.fromEntries(carried) };
}
