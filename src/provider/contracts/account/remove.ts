import { fail } from "../../../framework/diagnostics";
import { listedNow } from "../../writing/look";
import type { Departure } from "../contract";
import type { AccountPlace } from "./account-place";
import type { NumberedZone } from "./directory";
import { guardedInFurther } from "./guarded-zones";
import { cannotWithdraw } from "./messages";
import { removeFromAccount } from "./remove-from-account";
import { takeZones } from "./take-zones";

/**
 * Takes back what a resource gave: its zone and its further zones, or, where asked for, the whole account.
 * Somebody pending whom Automox shows nowhere is an error, because their invitation still works. Already gone
 * is success: false.
 */
export async function removePerson(at: AccountPlace, departure: Departure): Promise<boolean> {
  const { email, status } = departure;
  const uuid = departure.uuid ?? (await listedNow(at, email))?.uuid;
  if (uuid === undefined) {
    if (status === "pending") fail(cannotWithdraw({ email, org: at.org }));
    return false;
  }
  const zones = await givenZones(at, departure);
  const guarded = departure.comesBack ? [] : zones;
  const remove = (by: string) =>
    guardedInFurther(at, { ...departure, zones: guarded }, () =>
      departure.fromAccount
        ? removeFromAccount(at, { email, uuid: by }, zones)
        : takeZones(at, { email, uuid: by }, { zones, act: "remove" }),
    );
  if (await remove(uuid)) return true;
  // Made anew by an identity provider, they have another UUID.
  const again = (await listedNow(at, email))?.uuid;
  return again !== undefined && again !== uuid ? remove(again) : false;
}

async function givenZones(at: AccountPlace, { zones, email }: Departure): Promise<readonly NumberedZone[]> {
  const own = await at.directory.zoneOf(at.org, at.calling);
  const further = await at.directory.findZones(zones, at.calling);
  // What this run has given is not taken with the old object of a replacement that was created first.
  const isOurs = (zone: NumberedZone) => !at.run.ledger.touched.has({ org: zone.organizationId, email });
  // Last, because a refresh after half of it looks for the person there: gone from it, nobody would take the
  // rest.
  return [...further.filter(isOurs), own];
}
