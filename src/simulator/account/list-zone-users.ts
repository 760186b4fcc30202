import { oddly } from "../operations/odd-row";
import { inAccount } from "../operations/operation";
import { checkPaging, PAGING, pageOf } from "../operations/paging";
import { membershipOf } from "../world/store";
import { isShown } from "./account-status";
import { zoneUserView } from "./account-view";
import { checkZone } from "./path-objects";

/** The members of the zone in the knob's order, as the organization contract lists them: the same people, and late by the same. */
export const listZoneUsers = inAccount({
  name: "list-zone-users",
  method: "GET",
  path: "/accounts/{account}/zones/{zone}/users",
  parameters: PAGING,
  check: (call) => ({ zone: checkZone(call), page: checkPaging(call, call.knobs.zoneUsersPageSize) }),
  act(call, { zone, page }) {
    const members = call.listed(zone.id).flatMap((person) => {
      const membership = membershipOf(person, zone.id);
      return membership && isShown(membership.status, call.knobs, "list") ? [{ person, membership }] : [];
    });
    const ordered = call.knobs.listOrder === "id" ? members : [...members].reverse();
    const shown = pageOf(ordered, page, ({ person, membership }) => {
      const row = zoneUserView(call, person, membership);
      return oddly("list-zone-users", person, { row, knobs: call.knobs });
    });
    return { ...shown, org: zone.id };
  },
});
