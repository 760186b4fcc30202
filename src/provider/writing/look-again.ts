import type { Place } from "../run/place";

/** Longer than the listing and the call of whoever comes before. */
const TURN_MS = 2_000;

/**
 * Right before a call that takes rights from somebody. Guards that have agreed may have done so on a listing that
 * another process has outdated since: an active administrator is judged once more, by one begun now. Two processes that
 * do so for two administrators in the same instant would each see the other one's, so they take turns.
 */
export async function lookAgain(at: Place, email: string): Promise<void> {
  const { organization, calling, run } = at;
  const { carriedOut, departing } = organization;
  const turn = await carriedOut.turnOf(email, calling);
  if (turn === undefined) return;
  if (turn > 0) await run.clock.sleep(turn * TURN_MS, calling.signal);
  await departing.run(() => carriedOut.lookAgain(email, at));
}
