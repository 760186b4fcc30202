/** A live view of what the client has cost so far. */
export interface Usage {
  /** Requests sent, repeats and redirects included. */
  readonly made: number;
  /** Requests that count against the present window. */
  readonly inWindow: number;
  /** Requests allowed in any window of 5 minutes. */
  readonly budget: number;
  /** How long calls were held back, summed over all calls. */
  readonly waitedMs: number;
}
