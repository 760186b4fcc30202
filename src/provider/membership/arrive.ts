import { AutomoxError } from "../../automox/errors";
import type { User } from "../../automox/person";
import { organizationRole } from "../../automox/roles";
import { fail } from "../../framework/diagnostics";
import type { Automox, Calling } from "../api";
import { findByEmail, findSoon, type Target } from "./find";
import { differences, printDifferences, type Wanted } from "./sameness";

export interface Arrival {
  readonly user: User;
  readonly how: "invited" | "taken over";
}

export type Newcomer = Target & Wanted;

/**
 * Brings a person into an organization, and never twice: looks first, takes over somebody identical
 * without a request, refuses somebody different, and only then invites. A lost answer or a conflict is
 * looked up, never repeated. Throws only while nothing was sent or its fate is unknown; the next apply
 * then finds the person by address.
 */
export async function arrive(api: Automox, newcomer: Newcomer, calling: Calling): Promise<Arrival> {
  const there = await findByEmail(api, newcomer, calling);
  if (there) return { user: takeOver(there, newcomer), how: "taken over" };
  try {
    return { user: await invite(api, newcomer, calling), how: "invited" };
  } catch (thrown) {
    if (!(thrown instanceof AutomoxError)) throw thrown;
    if (thrown.kind === "conflict")
      return { user: await afterConflict(api, newcomer, calling), how: "taken over" };
    if (thrown.mayHaveHappened)
      return { user: await afterLostAnswer(api, newcomer, { thrown, calling }), how: "invited" };
    throw thrown;
  }
}

async function invite({ client }: Automox, newcomer: Newcomer, calling: Calling): Promise<User> {
  const { org, email, first_name, last_name, role } = newcomer;
  if (first_name === null || last_name === null) return namesMissing(newcomer);
  const person = { email, firstName: first_name, lastName: last_name, role: organizationRole(role) };
  return client.users.invite(org, person, calling);
}

function takeOver(user: User, newcomer: Newcomer): User {
  const found = differences(user, newcomer);
  if (found.length === 0 && user.status !== "disabled") return user;
  const state = user.status === "disabled" ? "  The account is disabled.\n" : "";
  return fail({
    code: "user/exists-otherwise",
    summary: `Cannot invite ${newcomer.email}: already in organization ${newcomer.org}, but not as configured`,
    detail:
      `${state}${printDifferences(found)}\n\nNothing was changed and nobody was mailed. To manage the person who is there, import ` +
      `them and let a plan show what would change:\n\n  terraform import ADDRESS ${newcomer.org}/${newcomer.email}\n\n` +
      "If an earlier apply left the resource tainted, terraform untaint ADDRESS keeps the person instead.",
  });
}

async function afterConflict(api: Automox, newcomer: Newcomer, calling: Calling): Promise<User> {
  const there = await findSoon(api, { ...newcomer, userId: undefined }, calling);
  if (there) return takeOver(there, newcomer);
  return fail({
    code: "user/conflict-without-person",
    summary: `Cannot invite ${newcomer.email}: Automox knows the address already, but shows nobody`,
    detail:
      `POST /users answered 409, yet nobody with this address is listed in organization ${newcomer.org}. An expired invitation ` +
      "may stand in the way, or the address belongs to an account that the API key cannot see. Look under Settings > Users in the " +
      "console and remove the old invitation there, then apply again.",
  });
}

async function afterLostAnswer(
  api: Automox,
  newcomer: Newcomer,
  { thrown, calling }: { thrown: AutomoxError; calling: Calling },
): Promise<User> {
  const there = await findSoon(api, { ...newcomer, userId: thrown.userId }, calling);
  if (there) return there;
  return fail({
    code: "user/invitation-unknown",
    summary: `Cannot tell whether ${newcomer.email} was invited`,
    detail:
      `${thrown.method} ${thrown.path}: ${thrown.reason}, and nobody with this address is listed in organization ` +
      `${newcomer.org} yet. The invitation was not repeated, because a second mail cannot be taken back. Apply again: it looks for ` +
      "the person first and invites only if nobody is there.",
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
