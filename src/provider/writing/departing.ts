import { AutomoxError } from "../../automox/transport/errors";
import type { Leaver } from "../guards/departures";
import type { Doing } from "../run/place";

/**
 * Carries out what makes somebody lose something, after the guards have seen it against a listing begun
 * for this walk. The check and the note are one step under a lock, so that two at once cannot both be
 * the last that is allowed; the write itself runs outside it.
 */
export async function departing<T>(
  at: Doing,
  leaver: Omit<Leaver, "org"> | undefined,
  write: () => Promise<T>,
): Promise<T> {
  if (!leaver) return write();
  const { organization, call, calling, org } = at;
  const whole = { ...leaver, org };
  const isNoted = await organization.departing.run(() =>
    organization.carriedOut.note(whole, { call, calling, thorough: true }),
  );
  try {
    return await write();
  } catch (thrown) {
    // A write whose answer was lost may have happened, so it goes on counting.
    if (isNoted && !(thrown instanceof AutomoxError && thrown.mayHaveHappened))
      organization.carriedOut.withdraw(whole);
    throw thrown;
  }
}
