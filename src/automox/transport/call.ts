import type { ReportUnexpected } from "../wire/unexpected";

/** What a caller gives with each call. */
export interface CallOptions {
  /** Ends the call at once, whatever it waits for; it then throws `cancelled`. */
  readonly signal: AbortSignal;
  /**
   * Told after each wait that held this call back: how long, and why, as the middle of a sentence ("the request budget was used up").
   * Several waits of one call are told one by one; add them up.
   */
  readonly waited?: (ms: number, reason: string) => void;
  /** Told after each page of a list: how many rows there are so far, and how many the first answer announced, if it did. */
  readonly paged?: (rows: number, announced: number | undefined) => void;
  /** Told of every field and type in an answer that no document mentions, again for each row; costs nothing when not given. */
  readonly unexpected?: ReportUnexpected;
}
