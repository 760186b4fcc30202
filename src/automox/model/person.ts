export type LongName = "first name" | "last name";

export type Status = "pending" | "active" | "disabled";

/**
 * A person as one organization sees them.
 *
 * In every optional field `undefined` means that the answer did not carry it, and null that it was carried empty (null or `""`):
 * an answer to a write often carries a few fields only, and what it leaves out must not be read as "not set".
 */
export interface User {
  readonly id?: number;
  readonly uuid?: string;
  /** As the API spells it. */
  readonly email: string;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  /** Names that the answer carries and nobody works with, because they are longer than a name. */
  readonly longNames?: readonly LongName[];
  /** In the organization asked, labels of the console as their slugs; several (custom roles) are joined with ", ", see `roles`. Null: a member without a role. */
  readonly role?: string | null;
  /** The single roles behind `role` as the answer names them, where it lists roles at all. */
  readonly roles?: readonly string[];
  /** Null for a word nobody documents. */
  readonly status?: Status | null;
  /** Notification and UI preferences by name; the pair-list spelling of the API is turned into this shape. */
  readonly prefs?: Readonly<Record<string, unknown>> | null;
  /** Numbers of all organizations the person belongs to. */
  readonly orgs?: readonly number[] | null;
  /** RFC 3339 in UTC, whatever the spelling on the wire; null if unreadable. */
  readonly createdAt?: string | null;
  readonly updatedAt?: string | null;
  readonly accountId?: string | null;
  /** Slug of the account-wide role, e.g. `no-global-access`. */
  readonly accountRole?: string | null;
  /** Method in lower case; `disabled` for every spelling of off; null: the answer leaves it open. */
  readonly twoFactor?: string | null;
  /** Whether the person has proved the address. */
  readonly isVerified?: boolean | null;
}

/** A role with the organization it holds in; without one it is taken to hold everywhere. */
export interface HeldRole {
  readonly name: string;
  readonly organizationId?: number;
}

/** Who the key belongs to. Seen on the wire with only an id and names, so every field may be missing, but never all of id, uuid and e-mail. */
export interface Self {
  readonly id?: number;
  readonly uuid?: string;
  readonly email?: string;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly longNames?: readonly LongName[];
  /** The plain `role` of the answer, which names no organization. */
  readonly role?: string | null;
  readonly roles?: readonly HeldRole[];
  readonly status?: Status | null;
  readonly orgs?: readonly number[] | null;
  readonly accountId?: string | null;
  readonly accountRole?: string | null;
}

/** Who to invite: everything the invitation mail and the new membership need. */
export interface NewPerson {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: string;
  readonly prefs?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The whole mutable part of a person. An update replaces all of it, so whatever is left undefined may be reset by the API:
 * give what was read for everything that shall stay.
 */
export interface PersonReplacement {
  readonly email?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly role?: string | undefined;
  readonly prefs?: Readonly<Record<string, unknown>> | undefined;
}

/** What can be asked for; `disabled` becomes `email` where an organization of the person requires two-factor authentication. Unverified live. */
export type MutableTwoFactor = "email" | "google" | "disabled";

/** The changed fields of a person and nothing else; undefined stands for unchanged. No role: no documented call changes one. */
export interface PersonChange {
  readonly email?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly twoFactor?: MutableTwoFactor | undefined;
}
