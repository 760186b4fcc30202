import type { ZoneRole } from "../../../automox/model/zone";
import { fail } from "../../../framework/diagnostics";
import { failedWith } from "../../calls/failed-with";
import { requireKeyRights } from "../../writing/key-rights";
import { isStillShown } from "../../writing/look";
import { withoutEffect } from "../../writing/no-effect";
import type { AccountPlace } from "./account-place";
import { askUser, askZones, isTold } from "./ask";
import type { NumberedZone } from "./directory";
import { awaitTurnIn, lookAgainIn } from "./guarded-zones";
import { type Holder, holdersNow, noteTaken } from "./holders";
import { otherZonesLeft, unknownButListed } from "./messages";
import { takeZones } from "./take-zones";

/**
 * Removes the person from the whole account. Refuses while they have zones that this resource did not give.
 * false: Automox knows nobody by this UUID.
 */
export async function removeFromAccount(
  at: AccountPlace,
  holder: Holder,
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
  const held = isTold(asked) ? asked : await account.zonesOf(uuid, at.calling);
  if (held === undefined) return fail(unknownButListed(target));
  const others = held.filter(({ zone }) => !zones.some(({ id }) => id === zone));
  const isNeeded = ({ organizationId }: ZoneRole) =>
    organizationId !== undefined && at.run.ledger.touched.has({ org: organizationId, email });
  if (others.length > 0) {
    if (!others.every(isNeeded)) fail(otherZonesLeft(target, others));
    // This run gave those zones, so the person stays in the account. An error would leave an object that no
    // later plan could clear.
    return takeZones(at, holder, { zones, act: "remove" });
  }
  await lookAgainIn(at, email, zones);
  try {
    await account.removeUser(uuid, at.calling);
  } catch (error) {
    if (!failedWith(error, "not-found")) throw error;
    return (await isListed()) ? fail(unknownButListed(target)) : false;
  }
  const left = await askUser(at, uuid);
  const isLeft = left === "unknown" ? await isStillShown(at, isListed) : left !== undefined;
  if (isLeft) await withoutEffect(at, "remove", email);
  noteTaken(at, email, zones);
  return true;
}
