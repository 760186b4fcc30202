import type { PersonReplacement, User } from "../../../automox/model/person";
import { organizationRole, sameRole } from "../../../automox/model/roles";
import { AutomoxError } from "../../../automox/transport/errors";
import { isPerson, type Member, resolve } from "../../person/member";
import { overlaid } from "../../person/person";
import type { Wish } from "../../person/wish";
import type { Doing } from "../../run/place";
import { deepEqual } from "../../schemas/prefs";
import { requireWriter } from "../../writing/key-rights";
import { withoutEffect } from "../../writing/no-effect";
import { vanished } from "../../writing/vanished";

/**
 * Read, modify, write, confirm: PUT replaces everything mutable, so it carries what was just read for
 * all that stays. Without a difference nothing is written. An answer that carries the changed values
 * is proof, otherwise one GET is; a 2xx without effect is an error that names the role of the key's
 * owner. On 404 or 409 the person is looked up by address and the write is tried once more.
 */
export async function changeMember(doing: Doing, member: Member, wish: Wish): Promise<User> {
  const user = await resolve(doing, member);
  if (!user) return vanished(doing, member);
  try {
    return await write(doing, { member, user, wish });
  } catch (thrown) {
    if (!(thrown instanceof AutomoxError) || (thrown.kind !== "not-found" && thrown.kind !== "conflict"))
      throw thrown;
    const again = (await doing.organization.roster.fresh(doing.calling)).byEmail(member.email);
    if (!again) return vanished(doing, member);
    if (again.id === user.id) throw thrown;
    return write(doing, { member, user: again, wish });
  }
}

interface Writing {
  readonly member: Member;
  readonly user: User;
  readonly wish: Wish;
}

async function write(doing: Doing, { member, user, wish }: Writing): Promise<User> {
  const { api, org, organization, calling } = doing;
  if (fulfilled(user, wish)) return user;
  const id = user.id ?? member.userId;
  if (id === null || id === undefined) return vanished(doing, member);
  await requireWriter(doing);
  const answer = await api.client.users.replace(org, id, replacement(user, wish), calling);
  const proven =
    answer && fulfilled(answer, wish) ? overlaid(user, answer) : await api.client.users.get(org, id, calling);
  if (!proven || !fulfilled(proven, wish)) return withoutEffect(doing, "change", member.email);
  organization.roster.overlay.renamed(user.email, proven);
  return proven;
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
