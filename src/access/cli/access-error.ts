/** A failure the user can mend: what was tried, what came back, and what to do about it, in one or two sentences. */
export class AccessError extends Error {
  override readonly name = "AccessError";
}
