/**
 * Something in an answer that no document mentions. Never a value: names and types only, so that it may be shown and sent around.
 */
export type Unexpected =
  | {
      /** The object, and the way to it: `user`, `user.orgs[]`. */
      readonly where: string;
      /** A field nobody knows. */
      readonly field: string;
    }
  | {
      /** The field, with the way to it: `user.status`. */
      readonly where: string;
      /** What it holds: `number`, `text`, `null`, … */
      readonly shape: string;
    };

export type ReportUnexpected = (finding: Unexpected) => void;
