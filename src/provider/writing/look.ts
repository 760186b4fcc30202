import type { User } from "../../automox/model/person";
import { isPerson, type Member } from "../person/member";
import type { Place } from "../run/place";

/** Looks for the address in a listing begun now. */
export const listedNow = async ({ organization, calling }: Place, email: string): Promise<User | undefined> =>
  (await organization.roster.fresh(calling)).byEmail(email);

/**
 * Reads the person by number or UUID, or else by address in a listing begun now: number and UUID change when
 * an identity provider re-creates a person. undefined where neither finds them.
 */
export const resolve = async (at: Place, member: Member): Promise<User | undefined> =>
  (await at.organization.source.single(member, at.calling)) ?? listedNow(at, member.email);

/** In the listing that was begun for the writes of this apply. */
export async function listedAtApply(
  { organization, calling }: Place,
  member: Member,
): Promise<User | undefined> {
  await organization.listedAtApply(calling);
  return organization.roster.among(member, calling);
}

/** Milliseconds before each look. Lists lag behind writes, so only an absence after all looks is believed. */
const LOOKS_MS = [0, 250, 750, 1_500, 2_500];

async function lookForSeconds<T>({ run, calling }: Place, look: () => Promise<T>): Promise<T | undefined> {
  for (const pause of LOOKS_MS) {
    if (pause > 0) await run.clock.sleep(pause, calling.signal);
    const found = await look();
    if (found) return found;
  }
  return undefined;
}

/** Whether a person whom a write has just removed is still shown after the few seconds that lists may lag. */
export const isStillShown = async (at: Place, isShown: () => Promise<boolean>): Promise<boolean> =>
  !(await lookForSeconds(at, async () => !(await isShown())));

/**
 * Looks for a person whom a write may just have created, for a few seconds: by number or UUID where known,
 * else in the list.
 */
export const findSoon = (at: Place, member: Member): Promise<User | undefined> =>
  lookForSeconds(at, async () => {
    const user = await at.organization.source.single(member, at.calling);
    return user && isPerson(user, member.email) ? user : listedNow(at, member.email);
  });
