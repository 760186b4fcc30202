/**
 * A failure the user can mend: what was tried, what came back, and what to do about it, in one or two
 * sentences.
 */
export class AccessError extends Error {
  override readonly name = "AccessError";
}

/** By its members and not its class, because an error may come from another realm. */
export const messageOf = (error: unknown): string =>
  (error as Partial<Error> | null)?.message ?? String(error);

/** Why a file could not be read, as the end of a sentence. */
export const whyUnreadable = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code === "ENOENT" ? "there is no such file" : messageOf(error);
