import type { ReportUnexpected } from "./unexpected";

/** Where a row stands in an answer, for messages: `[3]`, `the answer`; and who wants to hear of surprises in it. */
export interface Place {
  readonly at: string;
  readonly unexpected?: ReportUnexpected | undefined;
}
