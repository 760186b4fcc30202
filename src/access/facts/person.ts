/** What Automox itself says of a person, in either contract. A field the API did not tell is null or `unknown`, never a guess. */
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

/** The person's number in one organization. */
export const userIdIn = (person: RosterPerson, org: number | undefined): number | null =>
  person.memberships.find((membership) => membership.org === org)?.userId ?? person.userId;

export const PERSON_STATUSES = ["pending", "active", "disabled", "unknown"] as const;

export type PersonStatus = (typeof PERSON_STATUSES)[number];
