import type { User } from "../../automox/model/person";
import { fail } from "../../framework/diagnostics";
import { isPerson, type Member, sameRecord } from "../person/member";
import type { Place } from "../run/place";
import { listedNow } from "./look";

/**
 * Before a write by number or UUID: it is not somebody else's by now, as after a backup was restored. `also` is an address
 * that the plan has shown for this record.
 */
export async function requireOwnRecord(
  at: Place,
  {
    member,
    also,
    user,
  }: { readonly member: Member; readonly also?: string | undefined; readonly user: User },
): Promise<void> {
  const isShown = also !== undefined && isPerson(user, also);
  if (isShown || sameRecord(user, member) === true) return;
  await refuseStranger(at, member, user);
}

/** Fails, and says who has the number now and where the address is. */
export async function refuseStranger(at: Place, { email }: Member, user: User): Promise<never> {
  const elsewhere = await listedNow(at, email);
  const number = ({ id, uuid }: User) => (id === undefined ? `UUID ${uuid}` : `number ${id}`);
  return fail({
    code: "user/another-record",
    summary: `Cannot write to ${email}: ${number(user)} belongs to ${user.email} by now`,
    detail:
      `The state has this record as ${email}, but in organization ${at.org} ` +
      (elsewhere ? `${email} has ${number(elsewhere)}. ` : `nobody has the address ${email}. `) +
      "Either people got other numbers, as after a restored backup, or somebody changed the address since the plan. " +
      "Nothing was sent. Plan again with a refresh: the new plan finds the person, or shows what has become of them.",
  });
}
