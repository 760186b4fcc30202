import type { Account } from "../../../automox/account";
import type { Invitation } from "../../../automox/model/invitation";
import type { User } from "../../../automox/model/person";
import { canonicalRole } from "../../../automox/model/roles";
import { AutomoxError } from "../../../automox/transport/errors";
import { failedWith, isCreated } from "../../calls/failed-with";
import type { Newcomer } from "../../person/newcomer";
import type { Person } from "../../person/person";
import { listedNow } from "../../writing/look";
import type { AccountPlace } from "./account-place";
import { accountRoleWord } from "./give-zone";
import { knownElsewhere } from "./known-elsewhere";
import type { ZoneEntry } from "./zone-steps";

interface Sending {
  readonly at: AccountPlace;
  readonly account: Account;
  readonly email: string;
  readonly accountRole: string;
}

/**
 * Looks up what an invitation needs: the account role of a person whom the account has, and the further zones
 * they have, because Automox may refuse an invitation to one of those as a whole. The function it returns
 * sends the invitation, by one POST where nothing stands against it.
 */
export async function prepareInvitation(
  at: AccountPlace,
  newcomer: Newcomer,
): Promise<() => Promise<Person>> {
  const { directory } = at;
  const { email, role, zone_roles, account_role } = newcomer;
  const [account, zone] = await Promise.all([
    directory.account(at.calling),
    directory.zoneOf(at.org, at.calling),
  ]);
  const wanted = await Promise.all(
    [...(zone_roles ?? [])].map(async ([key, word]) => ({
      key,
      zone: await directory.zoneAt(key, at.calling),
      role: word,
    })),
  );
  const held = await rolesHeld(at, email, wanted);
  const own: ZoneEntry = { key: String(at.org), zone, role };
  const invite = async () => {
    const known = account_role === null ? await knownElsewhere(at, email) : undefined;
    const accountRole = accountRoleWord(account_role ?? known?.accountRole, at);
    const sending: Sending = { at, account, email, accountRole };
    const missing = wanted.filter(({ key }) => !held.has(key));
    const sent = await send(sending, [own, ...missing]).catch((error) =>
      sendSeparately(sending, { own, missing, error }),
    );
    const roles = wanted.map(({ key, role: word }) => [key, held.get(key) ?? word] as const);
    const person: Person = {
      email: sent.email,
      status: "pending",
      role,
      accountRole: sent.accountRole ?? accountRole,
      ...(sent.id === undefined ? {} : { invitationId: sent.id }),
      ...(zone_roles ? { zoneRoles: new Map(roles) } : {}),
      ...(sent.isUntold || (known && hasMoreToSet(known, newcomer)) ? { isAwaited: true } : {}),
    };
    // Noted before the next invitation to this address looks.
    at.organization.roster.overlay.wrote(person);
    return sent.isUntold ? looked(at, person) : person;
  };
  // Another resource may be inviting the person to another zone, with an account role that this one must not
  // replace.
  return () => directory.oneByOne(email, invite);
}

/** Somebody of the account may be active at once, and then names and second factor are set. */
const hasMoreToSet = (
  { status, firstName, lastName }: User,
  { first_name, last_name, two_factor }: Newcomer,
): boolean =>
  status !== "pending" &&
  (two_factor === "enabled" ||
    (first_name !== null && first_name !== firstName) ||
    (last_name !== null && last_name !== lastName));

/** Looks for somebody whom the answer does not name; one listing serves all of them. */
async function looked(at: AccountPlace, person: Person): Promise<Person> {
  const seen = await at.organization.completion.complete(person, at.calling);
  if (seen.id === undefined && seen.uuid === undefined) at.warn(notNamed(person.email, at));
  return seen;
}

/** The person's roles in those further zones that have them already. Lists each zone, once a run. */
async function rolesHeld(
  at: AccountPlace,
  email: string,
  wanted: readonly ZoneEntry[],
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    wanted.map(async ({ key, zone }) => {
      const { roster } = at.run.organization(zone.organizationId);
      const there = await roster.byEmail(email, at.calling);
      return there ? [[key, there.role ?? ""] as const] : [];
    }),
  );
  return new Map(found.flat());
}

/** `isUntold`: sent, though the answer does not tell of it. */
interface Sent extends Pick<Invitation, "id" | "email" | "accountRole"> {
  readonly isUntold?: boolean;
}

/** One POST. A 201 that came to its end counts as sent, whatever it says: nothing but another mail could tell. */
async function send(
  { at, account, email, accountRole }: Sending,
  entries: readonly ZoneEntry[],
): Promise<Sent> {
  const zones = entries.map(({ zone, role }) => ({ zone: zone.id, role: canonicalRole(role) }));
  try {
    return await account.invite({ email, accountRole, zones }, at.calling);
  } catch (error) {
    if (isCreated(error)) return { email, isUntold: true };
    throw error;
  }
}

/**
 * Invites zone by zone after a conflict about several: a further zone may have the person pending where no
 * list shows it, and that must not keep them out of the others. Throws the conflict where the organization
 * has the person meanwhile. After its own zone is sent nothing throws: the next refresh shows a zone that is
 * missing.
 */
async function sendSeparately(
  sending: Sending,
  { own, missing, error }: { own: ZoneEntry; missing: readonly ZoneEntry[]; error: unknown },
): Promise<Sent> {
  const { at, email } = sending;
  if (!failedWith(error, "conflict") || missing.length === 0) throw error;
  if (await listedNow(at, email)) throw error;
  const sent = await send(sending, [own]);
  for (const entry of missing) {
    try {
      await send(sending, [entry]);
    } catch (error) {
      if (!(error instanceof AutomoxError)) throw error;
      if (error.kind !== "conflict") at.warn(notGiven(email, entry, error));
    }
  }
  return sent;
}

const notNamed = (email: string, { org }: AccountPlace) => ({
  code: "account/invitation-untold",
  summary: "Automox accepted invitations without naming the people",
  detail:
    `POST /invitations for ${email} was answered with 201, but the answer does not name them, and organization ` +
    `${org} lists nobody with this address. That counts as sent: the person is saved as pending, without ` +
    "number and UUID, and is not invited again. If no mail from support@automox.com arrives, invite them under " +
    "Settings > Users in the console; a later refresh finds them.",
  path: [{ attribute: "email" }],
});

const notGiven = (email: string, { zone }: ZoneEntry, { method, path, reason }: AutomoxError) => ({
  code: "account/zone-not-given",
  summary: "A further zone could not be given with the invitation",
  detail:
    `${email} was invited, but not to organization ${zone.organizationId}: ${method} ${path}: ${reason}. A ` +
    "refresh after the acceptance shows whether they have it, and the apply after that gives it.",
  path: [{ attribute: "zone_roles" }],
});
