import { inAccount } from "../operations/operation";
import { checkPaging, PAGING, pageOf } from "../operations/paging";
import { slugOf } from "../world/role-words";
import { membershipOf } from "../world/store";
import { zoneView } from "./account-view";
import { checkPerson } from "./path-objects";

/** The person's zones with their role in each. No paging is published; it is understood, and everything comes without it. Never lags. */
export const listUserZones = inAccount({
  name: "list-user-zones",
  method: "GET",
  path: "/accounts/{account}/users/{user}/zones",
  parameters: PAGING,
  check: (call) => ({ person: checkPerson(call), page: checkPaging(call) }),
  act(call, { person, page }) {
    const all = call.state.organizations.flatMap((zone) => {
      const membership = membershipOf(person, zone.id);
      return membership ? [{ zone, role: membership.role }] : [];
    });
    return pageOf(all, page, ({ zone, role }) => ({ rbac_role: slugOf(role), zone: zoneView(call, zone) }));
  },
});
