import { AutomoxError } from "./errors";

/** A 404, and nothing but a 404. */
const isNotFound = (error: unknown): error is AutomoxError =>
  error instanceof AutomoxError && error.kind === "not-found";

/** What was found; undefined for 404, and only for 404. */
export async function orUndefined<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
