import type { User } from "../../automox/model/person";
import { AutomoxError } from "../../automox/transport/errors";
import { foldEmail } from "../../automox/wire/email";
import type { Diagnostic } from "../../framework/diagnostics";
import type { Calling } from "../calls/calling";
import { cannot, type Guarded, howToAllow, judged, type Leaver, type Leaving } from "./leaver";

type Judging = Pick<Guarded, "isAdmin" | "everybody" | "withRole">;

/**
 * Who administers the organization and can sign in to do so, by folded address. The role of the leaver is asked for,
 * and counts as an administrator's where nobody tells it.
 */
export async function activeAdministrators(
  judging: Judging,
  calling: Calling,
  leaver: string,
): Promise<readonly string[]> {
  const admins: string[] = [];
  for (const [email, user] of (await judging.everybody(calling)).candidates()) {
    if (judging.isAdmin(user)) admins.push(email);
    // Of whoever stays, what no list tells is not asked for.
    else if (email === leaver && isAdminOrUntold(await asked(judging, user, calling), judging))
      admins.push(email);
  }
  return admins;
}

/** Promotions of the same walk do not count: they may fail, or happen after this departure. */
export async function checkLastAdministrator(
  leaver: Leaver,
  guarded: Guarded,
  { leaving, calling }: { readonly leaving: Leaving; readonly calling: Calling },
): Promise<Diagnostic | undefined> {
  const { settings, org } = guarded;
  if (settings.lastAdmin === "off") return undefined;
  const who = foldEmail(leaver.email);
  const [own, others]: [User[], User[]] = [[], []];
  for (const [email, user] of (await guarded.everybody(calling)).candidates()) {
    if (email === who) own.push(user);
    else if (leaving.has(email)) continue;
    else if (guarded.isAdmin(user)) return undefined;
    else others.push(user);
  }
  const self = await Promise.all(own.map((user) => asked(guarded, user, calling)));
  if (!self.some((user) => isAdminOrUntold(user, guarded))) return undefined;
  let isTold = self.some(guarded.isAdmin);
  // One after the other: the first administrator who stays is enough.
  for (const user of others.filter((each) => isUntold(each, guarded))) {
    const told = await asked(guarded, user, calling);
    if (guarded.isAdmin(told)) return undefined;
    isTold &&= !isUntold(told, guarded);
  }
  return judged(settings.lastAdmin, isTold ? lastAdministrator(leaver, org) : unchecked(leaver, org));
}

const lastAdministrator = (leaver: Leaver, org: number) => ({
  code: "guard/last-admin",
  summary: `${cannot(leaver)}: the last active administrator of organization ${org}`,
  detail:
    "Without an active administrator nobody could invite or change anybody any more. People who have not " +
    "accepted yet do not count, nor does somebody raised in the same run. Swapping the last " +
    "administrator takes two applies: first raise the new one, then lower the old one. " +
    `${howToAllow('last_admin = "off"')}`,
});

const unchecked = (leaver: Leaver, org: number) => ({
  code: "guard/last-admin-unchecked",
  summary: `${cannot(leaver)}: the provider cannot check whether organization ${org} keeps an administrator`,
  detail:
    "Automox does not show everybody's role, neither in its list of the organization nor person by person, and shows " +
    "no active administrator among those who stay. Look under Settings > Users in the console who administers. " +
    `${howToAllow('last_admin = "off"')}`,
});

const isUntold = (user: User, { isAdmin, withRole }: Pick<Judging, "isAdmin" | "withRole">): boolean =>
  withRole !== undefined && user.role === undefined && !isAdmin(user);

const isAdminOrUntold = (user: User, judging: Judging): boolean =>
  judging.isAdmin(user) || isUntold(user, judging);

/** A question that fails leaves the role untold: how grave that is, is the guard's to say. */
async function asked(judging: Judging, user: User, calling: Calling): Promise<User> {
  if (!judging.withRole || !isUntold(user, judging)) return user;
  try {
    return await judging.withRole(user, calling);
  } catch (error) {
    if (error instanceof AutomoxError && error.kind !== "cancelled") return user;
    throw error;
  }
}
