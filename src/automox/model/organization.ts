/** An organization that the key can see. */
export interface Organization {
  readonly id: number;
  readonly uuid?: string;
  /** Null where the answer names none. */
  readonly name: string | null;
  /** Called `plan` by the organization contract and `tier` by the account contract; live answers have been seen with neither. */
  readonly plan?: string | null;
}
