import type { User } from "../../automox/person";
import type { AutomoxCall } from "../api";
import type { TimedCall } from "../timeouts";
import { stillPending } from "./change";

/** Between looks: quick at first, then gentle; every look counts in the request budget. */
const FIRST_LOOK_MS = 2_000;
const LONGEST_MS = 60_000;

/** Polls until the invitation is accepted or time is up; then the answer is "still pending" and a warning, never an error. */
export async function awaitActivation(
  invited: User,
  { org, call }: { org: number; call: AutomoxCall },
  calling: TimedCall,
): Promise<User> {
  const { clock, client } = call.api;
  const began = clock.now();
  let user = invited;
  for (
    let pause = FIRST_LOOK_MS;
    user.status === "pending" && user.id !== undefined;
    pause = Math.min(pause * 1.5, LONGEST_MS)
  ) {
    // The last second belongs to the answer: time that runs out inside a request would look like a failure.
    const left = calling.deadline - clock.now() - 1_000;
    if (left <= 0) break;
    await clock.sleep(Math.min(pause, left), calling.signal);
    user = (await client.users.get(org, user.id, calling)) ?? user;
  }
  if (user.status === "pending") call.warn(stillPending(user.email, clock.now() - began));
  return user;
}
