import { foldEmail } from "../../automox/email";
import type { User } from "../../automox/person";
import type { Automox, Calling } from "../api";

export interface Target {
  readonly org: number;
  readonly email: string;
}

export const isPerson = (user: Pick<User, "email">, email: string): boolean =>
  foldEmail(user.email) === foldEmail(email);

/** By address, without case. Costs the pages of the organization. A listing that fails is an error, never "nobody". */
export async function findByEmail(
  { client }: Automox,
  { org, email }: Target,
  calling: Calling,
): Promise<User | undefined> {
  const everybody = await client.users.list(org, calling);
  return everybody.find((user) => isPerson(user, email));
}

/**
 * By number, and if that leads nowhere or to somebody else, by address: the number of a person changes
 * when an identity provider makes them anew. undefined only if neither finds them.
 */
export async function resolve(
  api: Automox,
  { org, email, userId }: Target & { readonly userId: number | null },
  calling: Calling,
): Promise<User | undefined> {
  if (userId !== null) {
    const user = await api.client.users.get(org, userId, calling);
    if (user) return user;
  }
  return findByEmail(api, { org, email }, calling);
}

/** How long lists may lag behind a write before "not there" is believed, in milliseconds between looks. */
const LOOKS_MS = [0, 250, 750, 1_500, 2_500];

/** Looks for somebody whom a write may just have made: by number where one is known, else in the list, for a few seconds. */
export async function findSoon(
  api: Automox,
  { org, email, userId }: Target & { readonly userId: number | undefined },
  calling: Calling,
): Promise<User | undefined> {
  for (const pause of LOOKS_MS) {
    if (pause > 0) await api.clock.sleep(pause, calling.signal);
    const user = userId === undefined ? undefined : await api.client.users.get(org, userId, calling);
    if (user && isPerson(user, email)) return user;
    const listed = await findByEmail(api, { org, email }, calling);
    if (listed) return listed;
  }
  return undefined;
}
