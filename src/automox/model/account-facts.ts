/** An account as it describes itself. */
export interface AccountFacts {
  /** UUID. */
  readonly id: string;
  readonly name?: string | null;
  /** `msp` or `normal` by the documents. */
  readonly type?: string | null;
}

/** A role that the account offers. */
export interface RbacRole {
  /** What is sent to assign it. */
  readonly slug: string;
  readonly name?: string | null;
  readonly description?: string | null;
  /** Whether it is given in a zone or in the account; undefined where the answer does not say, or says something else. */
  readonly type: "zone" | "account" | undefined;
}
