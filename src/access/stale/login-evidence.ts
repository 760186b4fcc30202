/** When people last signed in, as far as anybody saw it, and how far that can be believed. */
export interface LoginEvidence {
  /** By folded e-mail: RFC 3339 in UTC. Nobody without evidence is in it. */
  readonly lastLogins: ReadonlyMap<string, string>;
  /** By folded e-mail: whom the source says to have never signed in. */
  readonly never: ReadonlySet<string>;
  /** By folded e-mail: what the source says of somebody it has no date for. */
  readonly remarks: ReadonlyMap<string, string>;
  /** In sentences: where it comes from and which time it covers. */
  readonly window: readonly string[];
  /** In sentences: what could not be read. Any of them makes the result incomplete. */
  readonly problems: readonly string[];
  /** In sentences: where more is known. */
  readonly advice: readonly string[];
  /**
   * Organizations whose sign-ins were not read to the end: an old sign-in there may be followed by a newer
   * one that nobody saw.
   */
  readonly unread: readonly number[];
}

/** Keeps the later one. */
export function noteLogin(logins: Map<string, string>, email: string, at: string): void {
  const known = logins.get(email);
  if (known === undefined || Date.parse(at) > Date.parse(known)) logins.set(email, at);
}
