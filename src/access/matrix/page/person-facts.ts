/** What the page knows of a person, as it stands in its data block. */
export interface PersonFacts {
  readonly id: number;
  readonly email: string;
  readonly name: string | null;
  readonly userId: number | null;
  readonly uuid: string | null;
  readonly status: string;
  readonly twoFactor: string;
  readonly accountRole: string | null;
  readonly management: string;
  readonly pendingDays: number | null;
  /** Place of the highest role in the order of roles; -1: none that can be ranked. */
  readonly rank: number;
  /** Slug by number of the organization, also of a role that is only recorded. */
  readonly roles: Readonly<Record<string, string>>;
  readonly drift: readonly string[];
  /** The figures at the top that count the person. */
  readonly groups: readonly string[];
  readonly attention: readonly string[];
}
