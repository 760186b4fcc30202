import type { Place } from "../run/place";

/** Longer than the listing and the call of whoever comes before. */
const TURN_MS = 2_000;

/**
 * Two processes that take the rights of two administrators in the same instant would each still see the other one's. So
 * of few administrators each waits, by address, until those before could be done. Comes before the read that a write
 * sends back, so that it makes that no older.
 */
export async function awaitTurn({ organization, calling, run }: Place, email: string): Promise<void> {
  const turn = (await organization.carriedOut.turnOf(email, calling)) ?? 0;
  if (turn > 0) await run.clock.sleep(turn * TURN_MS, calling.signal);
}

/**
 * Right before a call that takes rights from a person. The guards may have agreed on a listing that another process has
 * outdated since, so they judge an active administrator once more, by a listing begun now.
 */
export async function lookAgain(at: Place, email: string): Promise<void> {
  const { carriedOut, departing } = at.organization;
  if ((await carriedOut.turnOf(email, at.calling)) === undefined) return;
  await departing.run(() => carriedOut.lookAgain(email, at));
}
