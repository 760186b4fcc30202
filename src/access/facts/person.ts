/**
 * What Automox itself says of a person, in either contract. A field the API did not tell is null or
 * `unknown`, never a guess.
 */
export interface RosterPerson {
  readonly userId: number | null;
  readonly uuid: string | null;
  /** As Automox spells it; compare with `foldEmail`. */
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly status: PersonStatus;
  /** Account-wide role by its slug, such as `global-admin`; null where the contract does not tell. */
  readonly accountRole: string | null;
  readonly twoFactor: "on" | "off" | "unknown";
  /** `email`, `google` …; null while off or unknown. */
  readonly twoFactorMethod: string | null;
  /** RFC 3339 in UTC. */
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** By number of the organization. */
  readonly memberships: readonly RosterMembership[];
}

export interface RosterMembership {
  readonly org: number;
  /** Word or slug as the API says it; null: a member without a role. */
  readonly role: string | null;
  readonly status: PersonStatus;
  readonly createdAt: string | null;
  /** Where the person has another number here than `RosterPerson` says; left out where it is the same. */
  readonly userId?: number | null | undefined;
}

type Held = Pick<RosterMembership, "org" | "role">;

/** Where somebody is and as what, by organization. */
export const heldRoles = (memberships: readonly Held[]): readonly Held[] =>
  memberships.map(({ org, role }) => ({ org, role })).sort((a, b) => a.org - b.org);

/** In the middle of a sentence. */
export const rolesInWords = (held: readonly Held[]): string =>
  held.map(({ org, role }) => `${role ?? "no role"} in ${org}`).join(", ");

/** For the cell of a table that other programs read. */
export const rolesAsPairs = (held: readonly Held[]): readonly string[] =>
  held.map(({ org, role }) => `${org}:${role ?? ""}`);

/** The person's number in one organization. */
export const userIdIn = (person: RosterPerson, org: number | undefined): number | null =>
  person.memberships.find((membership) => membership.org === org)?.userId ?? person.userId;

export const PERSON_STATUSES = ["pending", "active", "disabled", "unknown"] as const;

export type PersonStatus = (typeof PERSON_STATUSES)[number];
