import type { User } from "../../automox/model/person";
import { foldEmail } from "../../automox/wire/email";
import type { Doing } from "../run/place";

export interface Target {
  readonly org: number;
  readonly email: string;
}

export interface Member {
  readonly email: string;
  readonly userId: number | null;
  /** Where it is known; only the account contract asks by it. */
  readonly uuid?: string | null;
  /** The state has them as pending. */
  readonly isPending?: boolean;
}

export const isPerson = (user: Pick<User, "email">, email: string): boolean =>
  foldEmail(user.email) === foldEmail(email);

/**
 * By number or UUID now, and if that leads nowhere by address in a listing begun now: both change when an
 * identity provider makes somebody anew. undefined only if neither finds them.
 */
export async function resolve({ organization, calling }: Doing, member: Member): Promise<User | undefined> {
  const user = await organization.contract.single(member, calling);
  return user ?? (await organization.roster.fresh(calling)).byEmail(member.email);
}

/** How long lists may lag behind a write before "not there" is believed, in milliseconds between looks. */
const LOOKS_MS = [0, 250, 750, 1_500, 2_500];

/** Whether somebody whom a write has just removed goes on being shown for more than the few seconds that lists may lag. */
export async function isStillShown(
  { api, calling }: Doing,
  isShown: () => Promise<boolean>,
): Promise<boolean> {
  for (const pause of LOOKS_MS) {
    if (pause > 0) await api.clock.sleep(pause, calling.signal);
    if (!(await isShown())) return false;
  }
  return true;
}

/** Looks for somebody whom a write may just have made: by number where one is known, else in the list, for a few seconds. */
export async function findSoon(doing: Doing, member: Member): Promise<User | undefined> {
  const { api, organization, calling } = doing;
  const { email } = member;
  for (const pause of LOOKS_MS) {
    if (pause > 0) await api.clock.sleep(pause, calling.signal);
    const user = await organization.contract.single(member, calling);
    if (user && isPerson(user, email)) return user;
    const listed = (await organization.roster.fresh(calling)).byEmail(email);
    if (listed) return listed;
  }
  return undefined;
}
