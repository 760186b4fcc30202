import type { ZoneRole } from "../../../automox/model/zone";
import { fail } from "../../../framework/diagnostics";
import { failedWith } from "../../calls/failed-with";
import { isGlobalAdmin } from "../../schemas/account-role";
import { requireKeyRights } from "../../writing/key-rights";
import { isStillShown } from "../../writing/look";
import { withoutEffect } from "../../writing/no-effect";
import type { Departure } from "../contract";
import type { AccountPlace } from "./account-place";
import { askUser, askZones, isTold } from "./ask";
import type { NumberedZone } from "./directory";
import { awaitTurnIn, lookAgainIn } from "./guarded-zones";
import { type Holder, holdersNow, noteTaken } from "./holders";
import { globalAdmin, otherZonesLeft, unknownButListed } from "./messages";
import { takeZones } from "./take-zones";
import { onceOthersHaveGone } from "./zones-that-go";

/**
 * Removes the person from the whole account. Refuses while they have zones that this resource did not give.
 * false: Automox knows nobody by this UUID.
 */
export async function removeFromAccount(
  at: AccountPlace,
  holder: Holder & Pick<Departure, "goingToo"> & { readonly ahead: () => Promise<void> },
  zones: readonly NumberedZone[],
): Promise<boolean> {
  const { email, uuid } = holder;
  const target = { email, org: at.org };
  const isListed = async () => (await holdersNow(at, holder, [{ organizationId: at.org }])).length > 0;
  const account = await at.directory.account(at.calling);
  await requireKeyRights(at);
  await awaitTurnIn(at, email, zones);
  const asked = await askZones(at, uuid);
  if (!isTold(asked) && !(await isListed())) return false;
  // A listed person whose zones Automox does not tell must not lose unknown zones: then this call throws the
  // refusal.
  let held = isTold(asked) ? asked : await account.zonesOf(uuid, at.calling);
  if (held === undefined) return fail(unknownButListed(target));
  const isNeeded = ({ organizationId }: ZoneRole) =>
    organizationId !== undefined && at.run.ledger.touched.has({ org: organizationId, email });
  const beside = () => (held ?? []).filter(({ zone }) => !zones.some(({ id }) => id === zone));
  const left = await onceOthersHaveGone(at, holder, {
    known: beside().filter((zone) => !isNeeded(zone)),
    again: async () => {
      held = await account.zonesOf(uuid, at.calling);
      return beside().filter((zone) => !isNeeded(zone));
    },
  });
  if (left.length > 0) fail(otherZonesLeft(target, left));
  // This run gave those zones, so the person stays in the account. An error would leave an object that no later
  // plan could clear.
  if (beside().length > 0) return takeZones(at, holder, { zones, act: "remove", ahead: holder.ahead });
  const listed = await at.organization.roster.byEmail(email, at.calling);
  if (isGlobalAdmin(listed?.accountRole)) fail(globalAdmin("remove", target));
  await lookAgainIn(at, email, zones);
  await holder.ahead();
  try {
    await account.removeUser(uuid, at.calling);
  } catch (error) {
    if (!failedWith(error, "not-found")) throw error;
    return (await isListed()) ? fail(unknownButListed(target)) : false;
  }
  const there = await askUser(at, uuid);
  const isLeft = there === "unknown" ? await isStillShown(at, isListed) : there !== undefined;
  if (isLeft) await withoutEffect(at, "remove", email);
  noteTaken(at, email, zones);
  return true;
}
