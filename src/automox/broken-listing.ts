import { AutomoxError } from "./transport/errors";
import { ShapeError } from "./wire/shape-error";

/** For a list whose pages do not hold together: no single answer is at fault, so the error names the collection. */
export const brokenListing =
  (path: string) =>
  (error: unknown): never => {
    if (!(error instanceof ShapeError)) throw error;
    throw new AutomoxError({ kind: "unreadable", method: "GET", path, reason: error.message });
  };
