import type { AccountCall, Outcome } from "../operations/operation";
import type { ZonePage } from "../validations/list-zone-users";
import { membershipOf } from "../world/store";
import { isShown } from "./account-status";
import { zoneUserView } from "./account-view";

/** The members of the zone in the knob's order, as the organization contract lists them: the same people, and late by the same. */
export function listZoneUsers(call: AccountCall, { zone, page, limit }: ZonePage): Outcome {
  const members = call.listed(zone.id).flatMap((person) => {
    const membership = membershipOf(person, zone.id);
    return membership && isShown(membership.status, call.knobs, "list") ? [{ person, membership }] : [];
  });
  const ordered = call.knobs.listOrder === "id" ? members : [...members].reverse();
  const rows = ordered
    .slice(page * limit, (page + 1) * limit)
    .map(({ person, membership }) => zoneUserView(call, person, membership));
  return { rows, total: ordered.length, page, limit, org: zone.id };
}
