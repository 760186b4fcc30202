/** Whom to invite, and to what. Names cannot be sent: whoever accepts fills them in. */
export interface NewInvitation {
  readonly email: string;
  /** Sent as given: answers say `no-global-access` for nothing account-wide, the published request says `non-global-admin`. */
  readonly accountRole: string;
  /** Automox refuses `no-global-access` without any. */
  readonly zones: readonly ZoneAssignment[];
}

export interface ZoneAssignment {
  /** UUID. */
  readonly zone: string;
  /** Slug. */
  readonly role: string;
}

/** An invitation that was accepted by the API. Its answer says nothing about user id, status or expiry. */
export interface Invitation {
  /** UUID. */
  readonly id?: string;
  /** As the API spells it. */
  readonly email: string;
  /** Slug; null where carried empty. */
  readonly accountRole?: string | null;
  readonly zones: readonly { readonly zone: string; readonly role: string | null }[];
  /** RFC 3339 in UTC; null if unreadable. */
  readonly createdAt?: string | null;
}
