import { AutomoxError } from "../../automox/transport/errors";
import type { Leaver } from "../guards/leaver";
import type { Place } from "../run/place";

/**
 * Carries out what makes somebody lose something, after the guards have seen it against a listing begun
 * for this walk. The check and the note are one step under a lock, so that two at once cannot both be
 * the last that is allowed; the write itself runs outside it.
 */
export async function departing<T>(
  at: Place,
  leaver: Leaver | undefined,
  write: () => Promise<T>,
): Promise<T> {
  if (!leaver) return write();
  const { organization } = at;
  const isNoted = await organization.departing.run(() => organization.carriedOut.note(leaver, at));
  try {
    return await write();
  } catch (error) {
    // A write whose answer was lost may have happened, so it goes on counting.
    if (isNoted && !(error instanceof AutomoxError && error.mayHaveHappened))
      organization.carriedOut.withdraw(leaver);
    throw error;
  }
}
