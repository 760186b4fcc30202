import { AutomoxError } from "../../automox/errors";
import type { NewPerson, User } from "../../automox/person";
import { organizationRole } from "../../automox/roles";
import { fail } from "../../framework/diagnostics";
import { requireWriter } from "../guards/writer";
import type { Doing } from "./doing";
import { judgeExisting } from "./existing";
import { findSoon, type Target } from "./find";
import type { OnExisting, Wanted } from "./sameness";

export interface Arrival {
  readonly user: User;
  readonly how: "invited" | "taken over";
}

export type Newcomer = { readonly email: string; readonly role: string } & Omit<Wanted, "role">;

export interface Terms {
  readonly onExisting: OnExisting;
  /** Asked only when an invitation is due and names are missing. */
  readonly namesElsewhere: (
    doing: Doing,
    email: string,
  ) => Promise<{ firstName: string | null; lastName: string | null }>;
}

/**
 * Brings a person into an organization, and never twice: looks first, takes over somebody who is there
 * as `on_existing` says, and only then invites. A lost answer or a conflict is looked up, never
 * repeated. Throws only while nothing was sent or its fate is unknown; the next apply then finds the
 * person by address.
 */
export async function arrive(doing: Doing, newcomer: Newcomer, terms: Terms): Promise<Arrival> {
  const { organization, calling } = doing;
  const there = await organization.roster.byEmail(newcomer.email, calling);
  if (there) return { user: takeOver(doing, there, { newcomer, terms }), how: "taken over" };
  return invite(doing, newcomer, terms);
}

/** Sends the invitation, knowing that nobody is there. */
export async function invite(doing: Doing, newcomer: Newcomer, terms: Terms): Promise<Arrival> {
  const { api, organization, org, calling } = doing;
  const person = await newPerson(doing, newcomer, terms);
  await requireWriter(doing);
  try {
    const user = await api.client.users.invite(org, person, calling);
    organization.roster.overlay.wrote(withSent(user, person));
    return { user, how: "invited" };
  } catch (thrown) {
    if (!(thrown instanceof AutomoxError)) throw thrown;
    if (thrown.kind === "conflict")
      return { user: await afterConflict(doing, newcomer, terms), how: "taken over" };
    if (thrown.mayHaveHappened)
      return { user: await afterLostAnswer(doing, newcomer, thrown), how: "invited" };
    throw thrown;
  }
}

/** What an answer with few fields leaves out was sent with the invitation; another organization may need the names. */
const withSent = (user: User, { firstName, lastName, role }: NewPerson): User => ({
  ...user,
  firstName: user.firstName ?? firstName,
  lastName: user.lastName ?? lastName,
  role: user.role ?? role,
});

async function newPerson(doing: Doing, newcomer: Newcomer, terms: Terms): Promise<NewPerson> {
  const { email, role, first_name, last_name } = newcomer;
  const elsewhere =
    first_name === null || last_name === null
      ? await terms.namesElsewhere(doing, email)
      : { firstName: null, lastName: null };
  const firstName = first_name ?? elsewhere.firstName;
  const lastName = last_name ?? elsewhere.lastName;
  if (firstName === null || lastName === null) return namesMissing({ email, org: doing.org });
  return { email, firstName, lastName, role: organizationRole(role) };
}

function takeOver(
  { org }: Doing,
  user: User,
  { newcomer, terms }: { newcomer: Newcomer; terms: Terms },
): User {
  const verdict = judgeExisting(user, { org, ...newcomer }, terms.onExisting);
  return verdict.kind === "take over" ? user : fail(verdict.words);
}

async function afterConflict(doing: Doing, newcomer: Newcomer, terms: Terms): Promise<User> {
  const there = await findSoon(doing, { email: newcomer.email, userId: null });
  if (there) return takeOver(doing, there, { newcomer, terms });
  return fail({
    code: "user/conflict-without-person",
    summary: `Cannot invite ${newcomer.email}: Automox knows the address already, but shows nobody`,
    detail:
      `POST /users answered 409, yet nobody with this address is listed in organization ${doing.org}. An expired invitation ` +
      "may stand in the way, or the address belongs to an account that the API key cannot see, or to somebody disabled whom lists leave out. " +
      "Look under Settings > Users in the console and remove the old invitation, or enable the account, there; then apply again.",
  });
}

async function afterLostAnswer(doing: Doing, { email }: Newcomer, lost: AutomoxError): Promise<User> {
  let looked = `nobody with this address is listed in organization ${doing.org} yet`;
  try {
    const there = await findSoon(doing, { email, userId: lost.userId ?? null });
    if (there) return there;
  } catch (thrown) {
    // Its own words would hide that a mail may have gone out.
    if (!(thrown instanceof AutomoxError)) throw thrown;
    looked = `the look for the person failed too (${thrown.method} ${thrown.path}: ${thrown.reason})`;
  }
  return fail({
    code: "user/invitation-unknown",
    summary: `Cannot tell whether ${email} was invited`,
    detail:
      `${lost.method} ${lost.path}: ${lost.reason}, and ${looked}. The ` +
      "invitation was not repeated, because a second mail cannot be taken back. Apply again: it looks for the person first and invites " +
      "only if nobody is there.",
  });
}

export const namesMissing = ({ email, org }: Target): never =>
  fail({
    code: "user/names-missing",
    summary: `Cannot invite ${email} without first_name and last_name`,
    detail:
      `Nobody with this address is in organization ${org}, so an invitation is due, and Automox wants both names with it. ` +
      "Write first_name and last_name.",
  });
