import { failedWith } from "../../calls/failed-with";
import { isPerson } from "../../person/member";
import type { Place } from "../../run/place";
import { settleApiKeys } from "../../writing/api-keys";
import { requireKeyRights } from "../../writing/key-rights";
import { listedNow } from "../../writing/look";
import { awaitTurn, lookAgain } from "../../writing/look-again";
import { withoutEffect } from "../../writing/no-effect";
import { unnumbered } from "../../writing/unnumbered";
import type { Departure } from "../contract";

/**
 * Removes a person, or withdraws their invitation. A 404 is success only where a list begun after it does not
 * show the address either: the person may have another number now. false: nobody was there.
 */
export async function removePerson(at: Place, departure: Departure): Promise<boolean> {
  const { email, userId } = departure;
  const { overlay } = at.organization.roster;
  // Removed by this run already, for another object of the state.
  if (overlay.byEmail(email) === null) return false;
  await requireKeyRights(at);
  let removed = userId !== null && (await attempt(at, { ...departure, userId }));
  if (!removed) {
    const again = await listedNow(at, email);
    if (again && again.id === undefined) return unnumbered(at, "remove", email);
    if (again?.id !== undefined) removed = await attempt(at, { ...departure, userId: again.id });
  }
  overlay.removed(email);
  return removed;
}

/** false: nobody has that number. */
async function attempt(at: Place, departure: Departure & { readonly userId: number }): Promise<boolean> {
  const { email, userId, comesBack } = departure;
  const { run, org, calling, organization } = at;
  await awaitTurn(at, email);
  await lookAgain(at, email);
  if (!comesBack) await settleApiKeys(at, departure);
  // A list that did not show them before proves nothing by not showing them afterwards. Whoever comes back is invited next, and Automox
  // refuses that for somebody who is still there.
  const isProvable = comesBack || organization.roster.hasShown({ userId, uuid: null });
  try {
    await run.client.users.remove(org, userId, calling);
  } catch (error) {
    if (failedWith(error, "not-found")) return false;
    throw error;
  }
  if (isProvable && (await organization.removals.isProven({ email, userId, calling }))) return true;
  // A read begun after the write proves the removal; 204 alone does not.
  const left = await run.client.users.get(org, userId, calling);
  if (left && isPerson(left, email)) return withoutEffect(at, "remove", email);
  return true;
}
