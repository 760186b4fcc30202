import { AutomoxError } from "../../automox/transport/errors";
import type { Leaver } from "../guards/leaver";
import type { Place } from "../run/place";

/**
 * Runs a write that takes something from a person, after the guards have checked it against a listing begun
 * for this walk. A lock covers check and note, so that two departures at once cannot both be the last one
 * allowed; the write runs outside it.
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
    // A write whose answer was lost may have happened, so its departure goes on counting.
    if (isNoted && !(error instanceof AutomoxError && error.mayHaveHappened))
      organization.carriedOut.withdraw(leaver);
    throw error;
  }
}
