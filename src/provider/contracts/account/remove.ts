import { fail } from "../../../framework/diagnostics";
import { settleApiKeys } from "../../writing/api-keys";
import { listedNow } from "../../writing/look";
import { unnumbered } from "../../writing/unnumbered";
import type { Departure } from "../contract";
import type { AccountPlace } from "./account-place";
import type { NumberedZone } from "./directory";
import { guardedInFurther } from "./guarded-zones";
import { cannotWithdraw } from "./messages";
import { removeFromAccount } from "./remove-from-account";
import { takeZones } from "./take-zones";

/**
 * Takes back what a resource gave: its zone and its further zones, or the whole account where on_destroy says
 * so. Fails for a pending person whom Automox shows nowhere, because their invitation still works. false: the
 * person was gone already.
 */
export async function removePerson(at: AccountPlace, departure: Departure): Promise<boolean> {
  const { email, status } = departure;
  const listed = departure.uuid ? undefined : await listedNow(at, email);
  const uuid = departure.uuid ?? listed?.uuid;
  if (uuid === undefined) {
    if (status === "pending") fail(cannotWithdraw({ email, org: at.org }));
    return listed ? unnumbered(at, "remove", email) : false;
  }
  const zones = await givenZones(at, departure);
  const guarded = departure.comesBack ? [] : zones;
  const ahead = async () => {
    const orgs = zones.map(({ organizationId }) => organizationId);
    if (!departure.comesBack) await settleApiKeys(at, departure, orgs);
  };
  const remove = (by: string) =>
    guardedInFurther(at, { ...departure, zones: guarded }, () =>
      departure.fromAccount
        ? removeFromAccount(at, { ...departure, uuid: by, ahead }, zones)
        : takeZones(at, { email, uuid: by }, { zones, act: "remove", ahead }),
    );
  if (await remove(uuid)) return true;
  // An identity provider may have re-created the person under another UUID.
  const again = (await listedNow(at, email))?.uuid;
  return again !== undefined && again !== uuid ? remove(again) : false;
}

async function givenZones(at: AccountPlace, { zones, email }: Departure): Promise<readonly NumberedZone[]> {
  const own = await at.directory.zoneOf(at.org, at.calling);
  const further = await at.directory.findZones(zones, at.calling);
  // Without the zones that this run has given: create_before_destroy removes the old object after it has
  // created the new one.
  const isOurs = (zone: NumberedZone) => !at.run.ledger.touched.has({ org: zone.organizationId, email });
  // The own zone last: if the run stops half-way, the next refresh looks for the person there, and the next
  // plan takes the rest.
  return [...further.filter(isOurs), own];
}
