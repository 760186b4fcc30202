import { overlaid, type Person } from "../person/person";
import { printDuration } from "../schemas/duration";
import type { At } from "./at";

/** Pauses between looks grow, because every look counts in the request budget. */
const FIRST_LOOK_MS = 2_000;
const LONGEST_MS = 60_000;
/** Left for the answer: a timeout within a request would look like a failure. */
const RESERVE_MS = 1_000;

/**
 * Polls until the person accepts the invitation. When time is up it warns and returns the pending person; it
 * never fails for that.
 */
export async function waitForActivation(
  { run, warn, contract, calling, organization }: At,
  invited: Person,
  deadline: number,
): Promise<Person> {
  const { clock } = run;
  const list = () => organization.roster.fresh(calling);
  const began = clock.now();
  let user = invited;
  for (let pause = FIRST_LOOK_MS; user.status === "pending"; pause = Math.min(pause * 1.5, LONGEST_MS)) {
    const look = contract.watch(user);
    if (!look) break;
    const left = deadline - clock.now() - RESERVE_MS;
    if (left <= 0) break;
    await clock.sleep(Math.min(pause, left), calling.signal);
    user = overlaid(user, await look({ calling, list }));
  }
  if (user.status === "pending") warn(stillPending(user.email, clock.now() - began));
  return user;
}

const stillPending = (email: string, waitedMs: number) => ({
  code: "user/still-pending",
  summary: `${email} has not accepted the invitation yet`,
  detail:
    `Waited ${printDuration(waitedMs)} for the invitation to be accepted; the mail comes from ` +
    "support@automox.com. It stays valid, and the person is in the state as pending; a later refresh shows " +
    "the acceptance.",
});
