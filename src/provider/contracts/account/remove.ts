import type { ZoneRole } from "../../../automox/model/zone";
import { AutomoxError } from "../../../automox/transport/errors";
import { fail } from "../../../framework/diagnostics";
import type { Place } from "../../run/place";
import { requireKeyRights } from "../../writing/key-rights";
import { isStillShown } from "../../writing/look";
import { withoutEffect } from "../../writing/no-effect";
import type { Departure } from "../contract";
import { askUser, askZones } from "./ask";
import type { NumberedZone } from "./directory";
import { guardedInFurther } from "./guarded-zones";
import { cannotWithdraw, otherZonesLeft, unknownButListed } from "./messages";
import type { AccountParts } from "./parts";
import { takeZones } from "./take-zones";

/**
 * Takes back what a resource gave: its zone and its further zones, or, where asked for, the whole account. Somebody pending whom
 * Automox shows nowhere is an error, because their invitation still works. Already gone is success: false.
 */
export async function removePerson(at: Place, departure: Departure, parts: AccountParts): Promise<boolean> {
  const { email, status } = departure;
  const { roster } = at.organization;
  const uuid = departure.uuid ?? (await roster.fresh(at.calling)).byEmail(email)?.uuid;
  if (uuid === undefined) {
    if (status === "pending") fail(cannotWithdraw({ email, org: at.org }));
    return false;
  }
  const zones = await givenZones(at, departure, parts);
  const guarded = departure.comesBack ? [] : zones;
  const remove = (by: string) =>
    guardedInFurther(at, { ...departure, zones: guarded }, () =>
      departure.fromAccount
        ? leaveAccount(at, { email, uuid: by }, { parts, zones })
        : takeZones(at, { email, uuid: by }, { parts, zones, act: "remove" }),
    );
  if (await remove(uuid)) return true;
  // Made anew by an identity provider, they have another UUID.
  const again = (await roster.fresh(at.calling)).byEmail(email)?.uuid;
  return again !== undefined && again !== uuid ? remove(again) : false;
}

async function givenZones(
  at: Place,
  { zones, email }: Departure,
  { directory }: AccountParts,
): Promise<readonly NumberedZone[]> {
  const own = await directory.zoneOf(at.org, at.calling);
  const further = await Promise.all(zones.map((key) => directory.findZone(key, at.calling)));
  // What this run has given is not taken with the old object of a replacement that was created first.
  const isOurs = (zone: NumberedZone | undefined): zone is NumberedZone =>
    zone !== undefined && !at.run.ledger.isTouched({ org: zone.organizationId, email });
  // Last, because a refresh after half of it looks for the person there: gone from it, nobody would take the rest.
  return [...further.filter(isOurs), own];
}

/** Whether a listing begun now has the person under this UUID, or under none. */
async function isListed(at: Place, { email, uuid }: { email: string; uuid: string }): Promise<boolean> {
  const user = (await at.organization.roster.fresh(at.calling)).byEmail(email);
  return user !== undefined && (user.uuid === undefined || user.uuid === uuid);
}

async function leaveAccount(
  at: Place,
  { email, uuid }: { email: string; uuid: string },
  { parts, zones }: { parts: AccountParts; zones: readonly NumberedZone[] },
): Promise<boolean> {
  const account = await parts.directory.account(at.calling);
  await requireKeyRights(at);
  const asked = await askZones(account, uuid, at.calling);
  const isTold = asked !== undefined && asked !== "unknown";
  if (!isTold && !(await isListed(at, { email, uuid }))) return false;
  // Somebody who is there and whose zones nobody tells must not lose what is not known: then this throws the refusal.
  const held = isTold ? asked : await account.zonesOf(uuid, at.calling);
  if (held === undefined) return fail(unknownButListed({ email, org: at.org }));
  const given = new Set(zones.map(({ id }) => id));
  const others = held.filter(({ zone }) => !given.has(zone));
  const isNeeded = ({ organizationId }: ZoneRole) =>
    organizationId !== undefined && at.run.ledger.isTouched({ org: organizationId, email });
  // An error would leave an object behind that no later plan could clear, and the account is not to be left in this run.
  if (others.length > 0 && others.every(isNeeded))
    return takeZones(at, { email, uuid }, { parts, zones, act: "remove" });
  if (others.length > 0) {
    const names = others.map(({ zone, name, organizationId }) =>
      [organizationId, name, zone].filter((part) => part !== undefined).join("  "),
    );
    fail(otherZonesLeft({ email, org: at.org }, names));
  }
  try {
    await account.removeUser(uuid, at.calling);
  } catch (thrown) {
    if (!(thrown instanceof AutomoxError) || thrown.kind !== "not-found") throw thrown;
    return (await isListed(at, { email, uuid })) ? fail(unknownButListed({ email, org: at.org })) : false;
  }
  const left = await askUser(account, uuid, at.calling);
  const isLeft =
    left === "unknown" ? await isStillShown(at, () => isListed(at, { email, uuid })) : left !== undefined;
  if (isLeft) await withoutEffect(at, "remove", email);
  for (const { organizationId } of zones) parts.organization(organizationId).roster.overlay.removed(email);
  return true;
}
