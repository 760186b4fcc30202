/** A row of a list of people that does not say who it is: without an address, or without number and UUID. */
export interface OddRow {
  /** What is wrong, in our words and without any value: "expected [3].email to be an e-mail address". */
  readonly reason: string;
  readonly id?: number;
  readonly uuid?: string;
  /** Then the row is also among the people of the list: an address is enough to say that somebody is there. */
  readonly email?: string;
}
