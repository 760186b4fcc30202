import type { User } from "../../automox/model/person";
import { isPerson, type Member } from "../person/member";
import type { Place } from "../run/place";

/** In a listing begun now. */
export const listedNow = async ({ organization, calling }: Place, email: string): Promise<User | undefined> =>
  (await organization.roster.fresh(calling)).byEmail(email);

/**
 * By number or UUID now, and if that leads nowhere by address in a listing begun now: both change when an
 * identity provider makes somebody anew. undefined only if neither finds them.
 */
export const resolve = async (at: Place, member: Member): Promise<User | undefined> =>
  (await at.organization.source.single(member, at.calling)) ?? listedNow(at, member.email);

/** How long lists may lag behind a write before "not there" is believed, in milliseconds between looks. */
const LOOKS_MS = [0, 250, 750, 1_500, 2_500];

async function lookForSeconds<T>({ run, calling }: Place, look: () => Promise<T>): Promise<T | undefined> {
  for (const pause of LOOKS_MS) {
    if (pause > 0) await run.clock.sleep(pause, calling.signal);
    const found = await look();
    if (found) return found;
  }
  return undefined;
}

/**
 * Whether somebody whom a write has just removed goes on being shown for more than the few seconds that lists
 * may lag.
 */
export const isStillShown = async (at: Place, isShown: () => Promise<boolean>): Promise<boolean> =>
  !(await lookForSeconds(at, async () => !(await isShown())));

/**
 * Looks for somebody whom a write may just have made: by number where one is known, else in the list, for a
 * few seconds.
 */
export const findSoon = (at: Place, member: Member): Promise<User | undefined> =>
  lookForSeconds(at, async () => {
    const user = await at.organization.source.single(member, at.calling);
    return user && isPerson(user, member.email) ? user : listedNow(at, member.email);
  });
