import { fail } from "../../../framework/diagnostics";
import { takenAndGiven } from "../../guards/one-person-messages";
import { zoneKeysOf } from "../../person/known-zone-roles";
import type { Target } from "../../person/member";
import { kindOfRemoval, type PersonState } from "../../person/state";
import type { PlannedZones } from "../contract";
import type { AccountPlace } from "./account-place";
import type { NumberedZone } from "./directory";
import { planLossIn } from "./guarded-zones";

/** The only type that has zone_roles. */
const TYPE = "automox_user";

/**
 * Lets one resource only give a zone: a second entry, user or membership would overwrite the first, and
 * giving would race with taking in the same plan. Notes whoever loses a zone with the guards of that
 * organization.
 */
export async function planFurtherZones(
  at: AccountPlace,
  { email, userId, wanted, before, isLeftover = false }: PlannedZones,
): Promise<void> {
  if (wanted.length + before.length === 0) return;
  const there = await at.directory.findZones(before, at.calling);
  // A zone that the account lacks is an error only where the plan wants it.
  const wishes = await Promise.all(wanted.map((key) => at.directory.zoneAt(key, at.calling)));
  const targetIn = ({ organizationId }: NumberedZone): Target => ({ org: organizationId, email });
  const { ledger } = at.run;
  for (const zone of wishes) {
    const target = targetIn(zone);
    if (ledger.plannedAway.of(target)?.isLeftover === false) fail(takenAndGiven(target));
    if (!ledger.claimed.add(target, { how: "zone", type: TYPE })) fail(twoGivers(target));
  }
  const lost = there.filter(({ id }) => !wishes.some((zone) => zone.id === id));
  for (const zone of lost) {
    const target = targetIn(zone);
    // Given by this very run: what is planned while it is applied is the removal of a deposed object.
    if (ledger.touched.has(target)) continue;
    if (ledger.claimed.of(target)) fail(takenAndGiven(target));
    ledger.plannedAway.add(target, { type: TYPE, isLeftover });
  }
  await planLossIn(at, { email, userId, zones: lost });
}

/**
 * Notes a replacement, which takes every zone that the resource gave until the person accepts the new
 * invitation.
 */
export async function planReplacement(at: AccountPlace, prior: PersonState): Promise<void> {
  if (kindOfRemoval(prior) !== "removal") return;
  const zones = await at.directory.findZones(zoneKeysOf(prior), at.calling);
  await planLossIn(at, { email: prior.email, userId: prior.user_id, zones });
}

const twoGivers = ({ org, email }: Target) => ({
  code: "user/zone-twice",
  summary: `Two places give ${email} a role in organization ${org}`,
  detail:
    "An entry of zone_roles stands beside another entry, an automox_user or an automox_org_membership for " +
    "the same zone, and they would overwrite each other. Keep one of them. An organization number and the " +
    "UUID of its zone mean the same.",
  path: [{ attribute: "zone_roles" }],
});
