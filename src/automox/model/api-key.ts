/** An API key of an organization, without its text: that is dropped at decoding, wherever an answer carries it. */
export interface ApiKey {
  /** A number in every answer seen; fit for a path whatever it is. */
  readonly id: string;
  readonly name: string | null;
  /** Null where the answer does not tell. */
  readonly isEnabled: boolean | null;
  /** RFC 3339 in UTC; null where the answer names no readable time. */
  readonly createdAt: string | null;
  readonly expiresAt: string | null;
  /** Nothing of somebody who is gone may be told but the number. */
  readonly owner: {
    readonly id?: number;
    readonly email?: string;
  };
  /** Told by no published answer; where it is told, the key is that organization's. */
  readonly organizationId?: number;
}
