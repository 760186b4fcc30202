import type { User } from "../../automox/model/person";
import { isPerson, type Member } from "../person/member";
import type { Place } from "../run/place";

/**
 * By number or UUID now, and if that leads nowhere by address in a listing begun now: both change when an
 * identity provider makes somebody anew. undefined only if neither finds them.
 */
export async function resolve({ organization, calling }: Place, member: Member): Promise<User | undefined> {
  const user = await organization.source.single(member, calling);
  return user ?? (await organization.roster.fresh(calling)).byEmail(member.email);
}

/** How long lists may lag behind a write before "not there" is believed, in milliseconds between looks. */
const LOOKS_MS = [0, 250, 750, 1_500, 2_500];

/** Whether somebody whom a write has just removed goes on being shown for more than the few seconds that lists may lag. */
export async function isStillShown(
  { run, calling }: Place,
  isShown: () => Promise<boolean>,
): Promise<boolean> {
  for (const pause of LOOKS_MS) {
    if (pause > 0) await run.clock.sleep(pause, calling.signal);
    if (!(await isShown())) return false;
  }
  return true;
}

/** Looks for somebody whom a write may just have made: by number where one is known, else in the list, for a few seconds. */
export async function findSoon(at: Place, member: Member): Promise<User | undefined> {
  const { run, organization, calling } = at;
  const { email } = member;
  for (const pause of LOOKS_MS) {
    if (pause > 0) await run.clock.sleep(pause, calling.signal);
    const user = await organization.source.single(member, calling);
    if (user && isPerson(user, email)) return user;
    const listed = (await organization.roster.fresh(calling)).byEmail(email);
    if (listed) return listed;
  }
  return undefined;
}
