/** A person as SCIM has them. */
export interface ScimUser {
  readonly id: string;
  readonly userName: string;
  /** undefined: the answer did not say. */
  readonly active?: boolean | undefined;
}
