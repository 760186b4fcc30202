import { AutomoxError } from "../../automox/errors";
import type { PersonReplacement, User } from "../../automox/person";
import { organizationRole, sameRole } from "../../automox/roles";
import { fail } from "../../framework/diagnostics";
import type { Automox, Calling } from "../api";
import { printDuration } from "../duration";
import { deepEqual } from "../prefs";
import { findByEmail, isPerson, resolve, type Target } from "./find";

/** Values to change; undefined stays as it is. Preferences are merged by key. */
export interface Wish {
  readonly email?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly role?: string | undefined;
  readonly prefs?: Readonly<Record<string, unknown>> | undefined;
}

export type Member = Target & { readonly userId: number | null };

/**
 * Read, modify, write, confirm: PUT replaces everything mutable, so it carries what was just read for
 * all that stays. Without a difference nothing is written. An answer that carries the changed values
 * is proof, otherwise one GET is; a 2xx without effect is an error that names the role of the key's
 * owner. On 404 or 409 the person is looked up by address and the write is tried once more.
 */
export async function change(
  api: Automox,
  member: Member,
  { wish, calling }: { wish: Wish; calling: Calling },
): Promise<User> {
  const user = await resolve(api, member, calling);
  if (!user) return vanished(member);
  try {
    return await write(api, { member, user, wish }, calling);
  } catch (thrown) {
    if (!(thrown instanceof AutomoxError) || (thrown.kind !== "not-found" && thrown.kind !== "conflict"))
      throw thrown;
    const again = await findByEmail(api, member, calling);
    if (!again) return vanished(member);
    if (again.id === user.id && thrown.kind === "conflict") throw thrown;
    return write(api, { member, user: again, wish }, calling);
  }
}

interface Writing {
  readonly member: Member;
  readonly user: User;
  readonly wish: Wish;
}

async function write(api: Automox, { member, user, wish }: Writing, calling: Calling): Promise<User> {
  if (fulfilled(user, wish)) return user;
  const { org } = member;
  const id = user.id ?? member.userId;
  if (id === null || id === undefined) return vanished(member);
  const answer = await api.client.users.replace(org, id, replacement(user, wish), calling);
  if (answer && fulfilled(answer, wish)) return { ...user, ...carried(answer) };
  const read = await api.client.users.get(org, id, calling);
  if (read && fulfilled(read, wish)) return read;
  return withoutEffect(api, { act: "change", target: member }, calling);
}

/** Everything mutable and never a password field: role, names, address and preferences, as they are or as wished. */
function replacement(user: User, wish: Wish): PersonReplacement {
  const role = wish.role ?? user.role;
  return {
    email: wish.email ?? user.email,
    firstName: wish.firstName ?? user.firstName,
    lastName: wish.lastName ?? user.lastName,
    role: role === null || role === undefined ? role : organizationRole(role),
    prefs: wish.prefs ? { ...user.prefs, ...wish.prefs } : (user.prefs ?? undefined),
  };
}

/** Whether an answer shows every wish fulfilled; what it does not carry is not shown. */
function fulfilled(user: User, wish: Wish): boolean {
  return (
    (wish.email === undefined || isPerson(user, wish.email)) &&
    (wish.firstName === undefined || user.firstName === wish.firstName) &&
    (wish.lastName === undefined || user.lastName === wish.lastName) &&
    (wish.role === undefined || (typeof user.role === "string" && sameRole(user.role, wish.role))) &&
    (wish.prefs === undefined ||
      Object.entries(wish.prefs).every(([key, value]) => deepEqual(user.prefs?.[key], value)))
  );
}

const carried = (user: User): Partial<User> =>
  Object.fromEntries(Object.entries(user).filter(([, value]) => value !== undefined));

const vanished = ({ email, org }: Target): never =>
  fail({
    code: "user/vanished",
    summary: `Cannot change ${email}: no longer in organization ${org}`,
    detail:
      "The person was there when the plan was made and is gone now: removed in the console, or by an identity provider. Nothing " +
      "was written. Plan again; the next plan shows an invitation.",
  });

/** A 2xx that changed nothing. Names the role of the key's owner, the usual reason. */
export async function withoutEffect(
  { client }: Automox,
  { act, target }: { act: "change" | "remove"; target: Target },
  calling: Calling,
): Promise<never> {
  const owner = await client.users.self(calling).catch(() => undefined); // only words for the message hang on it
  const whose = owner?.role ? `The owner of the API key has the role ${JSON.stringify(owner.role)}. ` : "";
  return fail({
    code: "user/no-effect",
    summary: `Cannot ${act} ${target.email}: Automox answered success, but nothing changed`,
    detail:
      `${whose}Keys have the rights of their owner's role, and some writes beyond them are accepted without effect. Use a key ` +
      "made by an administrator of the organization. Nothing false was stored in the state.",
  });
}

export const stillPending = (email: string, waitedMs: number) => ({
  code: "user/still-pending",
  summary: `${email} has not accepted the invitation yet`,
  detail:
    `Waited ${printDuration(waitedMs)} for the invitation to be accepted. It stays valid, and the person is in the state as pending; a later ` +
    "refresh shows the acceptance.",
});
