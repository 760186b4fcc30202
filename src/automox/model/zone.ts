/** A zone of an account: what the organization contract calls an organization. */
export interface Zone {
  /** UUID. */
  readonly id: string;
  /** The number of the same thing in the organization contract; undefined where the answer names none. */
  readonly organizationId: number | undefined;
  /** Null where the answer names none. */
  readonly name: string | null;
  /** UUID. */
  readonly parentId?: string;
}

/** What one person may do in one zone. */
export interface ZoneRole {
  /** UUID. */
  readonly zone: string;
  readonly organizationId?: number;
  readonly name?: string;
  /** Slug; null for a grant whose role the answer does not name. */
  readonly role: string | null;
}
