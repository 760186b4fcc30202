/** Something that happened in an organization, as the audit trail tells it. */
export interface AuditEvent {
  readonly uid: string;
  /** RFC 3339 in UTC; null where the event names no readable time. */
  readonly at: string | null;
  /** The class and act: `Authentication: Logon`. Null where not named. */
  readonly type: string | null;
  /** What happened, in the vendor's fixed words: `User Log In Success`. */
  readonly message?: string;
  /** OCSF class: 3001 account change, 3002 authentication, 3004 entity management. */
  readonly classId?: number;
  /** The act alone: `Logon`. */
  readonly activity?: string;
  /** Who did it. */
  readonly actorEmail?: string;
  /** To whom. At a sign-in the same as the actor. */
  readonly targetEmail?: string;
}
