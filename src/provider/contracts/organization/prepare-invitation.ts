import type { NewPerson, User } from "../../../automox/model/person";
import { organizationRole } from "../../../automox/model/roles";
import { fail } from "../../../framework/diagnostics";
import type { Target } from "../../person/member";
import type { Newcomer } from "../../person/newcomer";
import type { Person } from "../../person/person";
import type { Place } from "../../run/place";
import type { Terms } from "../contract";

/** Looks for the names that are missing. What it answers sends the invitation. */
export async function prepareInvitation(
  at: Place,
  newcomer: Newcomer,
  { namesElsewhere }: Terms,
): Promise<() => Promise<Person>> {
  const { email, role, first_name, last_name } = newcomer;
  const isNameless = first_name === null || last_name === null;
  const elsewhere = isNameless ? await namesElsewhere?.(at, email) : undefined;
  const firstName = first_name ?? elsewhere?.firstName;
  const lastName = last_name ?? elsewhere?.lastName;
  if (!firstName || !lastName) return namesMissing({ email, org: at.org }, namesElsewhere !== undefined);
  const person = { email, firstName, lastName, role: organizationRole(role) };
  return async () => withSent(await at.run.client.users.invite(at.org, person, at.calling), person);
}

/**
 * Fills in, from the invitation, the fields that a short answer leaves out: another organization may look for
 * the names.
 */
const withSent = (user: User, { firstName, lastName, role }: NewPerson): User => ({
  ...user,
  firstName: user.firstName ?? firstName,
  lastName: user.lastName ?? lastName,
  role: user.role ?? role,
});

const namesMissing = ({ email, org }: Target, isElsewhere: boolean): never =>
  fail({
    code: "user/names-missing",
    summary: `Cannot invite ${email} without first_name and last_name`,
    detail:
      `Nobody with this address is in organization ${org}, so they have to be invited, and Automox requires both ` +
      "names for that. " +
      (isElsewhere
        ? "No other organization has this person with both. If another resource of this run invites them with names, " +
          "let this one refer to it, so that Terraform applies that first, and apply again:\n\n" +
          "  email = automox_user.NAME.email\n\nOr write first_name and last_name here."
        : "Write first_name and last_name."),
  });
