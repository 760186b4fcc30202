import { isShort, type Listing } from "./listing";
import { AutomoxError } from "./transport/errors";
import { ShapeError } from "./wire/shape-error";

/** For a list whose pages do not hold together: no single answer is at fault, so the error names the collection. */
export const brokenListing =
  (path: string) =>
  (error: unknown): never => {
    if (!(error instanceof ShapeError)) throw error;
    throw new AutomoxError({ kind: "unreadable", method: "GET", path, reason: error.message });
  };

/** The rows of a list that is believed about what it lacks. `what`: "zones". Throws AutomoxError where it has fewer than it announces. */
export function wholeRows<T>(
  listing: Listing<T>,
  { path, what }: { readonly path: string; readonly what: string },
): readonly T[] {
  const { rows, announced } = listing;
  if (!isShort(listing)) return rows;
  const reason = `the list announces ${announced} ${what} and has ${rows.length}`;
  throw new AutomoxError({ kind: "unreadable", method: "GET", path, reason });
}
