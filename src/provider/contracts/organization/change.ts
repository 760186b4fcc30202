import { isDeepStrictEqual } from "node:util";
import type { PersonReplacement, User } from "../../../automox/model/person";
import { organizationRole, sameRole } from "../../../automox/model/roles";
import { failedWith } from "../../calls/failed-with";
import { isPerson, type Member } from "../../person/member";
import { overlaid } from "../../person/person";
import type { Wish, Wishing } from "../../person/wish";
import type { Place } from "../../run/place";
import { requireKeyRights } from "../../writing/key-rights";
import { listedNow, resolve } from "../../writing/look";
import { awaitTurn, lookAgain } from "../../writing/look-again";
import { withoutEffect } from "../../writing/no-effect";
import { requireOwnRecord } from "../../writing/own-record";
import { unnumbered } from "../../writing/unnumbered";
import { vanished } from "../../writing/vanished";

/**
 * Reads, modifies, writes, confirms: PUT replaces everything mutable, so it carries what was just read for
 * all that stays. Writes nothing where nothing differs. An answer that carries the changed values is proof,
 * otherwise one GET is; a 2xx without effect is an error that names the role of the key's owner. On 404 or
 * 409 it looks the person up by address and tries the write once more.
 */
export async function changePerson(at: Place, member: Member, wish: Wishing): Promise<User> {
  await awaitTurn(at, member.email);
  const user = await resolve(at, member);
  if (!user) return vanished(at, member);
  await requireOwnRecord(at, { member, also: wish.email, user });
  try {
    return await write(at, { member, user, wish });
  } catch (error) {
    if (!failedWith(error, "not-found", "conflict")) throw error;
    const again = await listedNow(at, member.email);
    if (!again) return vanished(at, member);
    if (again.id === user.id) throw error;
    return write(at, { member, user: again, wish });
  }
}

interface Writing {
  readonly member: Member;
  readonly user: User;
  readonly wish: Wishing;
}

async function write(at: Place, { member, user, wish }: Writing): Promise<User> {
  const { run, org, organization, calling } = at;
  if (fulfilled(user, wish)) return user;
  const id = user.id ?? member.userId;
  if (id === null || id === undefined) return unnumbered(at, "change", member.email);
  await requireKeyRights(at);
  await lookAgain(at, member.email);
  const answer = await run.client.users.replace(org, id, replacement(user, wish), calling);
  const proven =
    answer && fulfilled(answer, wish) ? overlaid(user, answer) : await run.client.users.get(org, id, calling);
  const isUntold = wish.prefs !== undefined && proven?.prefs === undefined;
  const provable = isUntold ? { ...wish, prefs: undefined } : wish;
  if (!proven || !fulfilled(proven, provable)) return withoutEffect(at, "change", member.email);
  if (isUntold) at.warn(untoldPreferences(member.email));
  organization.roster.overlay.renamed(user.email, proven);
  return proven;
}

/** No later read tells either, so an error would come back with every apply. */
const untoldPreferences = (email: string) => ({
  code: "user/prefs-untold",
  summary: "Automox does not tell preferences",
  detail:
    `Automox accepted the preferences of ${email} and shows them neither in its answer nor when asked, so nothing proves them, ` +
    "no plan finds a change of them, and preferences that the configuration leaves out may have been reset. Look at them in " +
    "the console, or take prefs_json out of the resource.",
  path: [{ attribute: "prefs_json" }],
});

/**
 * Everything mutable and never a password field: role, names, address and preferences, as wished, else as just
 * read. What that read does not tell comes from the state: left out, it would be reset. What nobody has is left out,
 * because the documents know names and roles as texts alone.
 */
function replacement(read: User, { known, ...wish }: Wishing): PersonReplacement {
  const user = known ? overlaid<User>(known, read) : read;
  const role = wish.role ?? user.role ?? undefined;
  return {
    email: wish.email ?? user.email,
    firstName: wish.firstName ?? user.firstName ?? undefined,
    lastName: wish.lastName ?? user.lastName ?? undefined,
    role: role === undefined ? role : organizationRole(role),
    prefs: wish.prefs ? { ...user.prefs, ...wish.prefs } : (user.prefs ?? undefined),
  };
}

/** Whether an answer carries every wished value. */
function fulfilled(user: User, wish: Wish): boolean {
  return (
    (wish.email === undefined || isPerson(user, wish.email)) &&
    (wish.firstName === undefined || user.firstName === wish.firstName) &&
    (wish.lastName === undefined || user.lastName === wish.lastName) &&
    (wish.role === undefined || (typeof user.role === "string" && sameRole(user.role, wish.role))) &&
    (wish.prefs === undefined ||
      Object.entries(wish.prefs).every(([key, value]) => isDeepStrictEqual(user.prefs?.[key], value)))
  );
}
