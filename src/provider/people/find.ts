import { foldEmail } from "../../automox/email";
import type { User } from "../../automox/person";
import type { Doing } from "./doing";

export interface Target {
  readonly org: number;
  readonly email: string;
}

export interface Member {
  readonly email: string;
  readonly userId: number | null;
}

export const isPerson = (user: Pick<User, "email">, email: string): boolean =>
  foldEmail(user.email) === foldEmail(email);

/**
 * By number now, and if that leads nowhere by address in a listing begun now: the number of a person
 * changes when an identity provider makes them anew. undefined only if neither finds them.
 */
export async function resolve(
  { api, org, organization, calling }: Doing,
  { email, userId }: Member,
): Promise<User | undefined> {
  if (userId !== null) {
    const user = await api.client.users.get(org, userId, calling);
    if (user) return user;
  }
  return (await organization.roster.fresh(calling)).byEmail(email);
}

/** How long lists may lag behind a write before "not there" is believed, in milliseconds between looks. */
const LOOKS_MS = [0, 250, 750, 1_500, 2_500];

/** Looks for somebody whom a write may just have made: by number where one is known, else in the list, for a few seconds. */
export async function findSoon(doing: Doing, { email, userId }: Member): Promise<User | undefined> {
  const { api, org, organization, calling } = doing;
  for (const pause of LOOKS_MS) {
    if (pause > 0) await api.clock.sleep(pause, calling.signal);
    const user = userId === null ? undefined : await api.client.users.get(org, userId, calling);
    if (user && isPerson(user, email)) return user;
    const listed = (await organization.roster.fresh(calling)).byEmail(email);
    if (listed) return listed;
  }
  return undefined;
}
