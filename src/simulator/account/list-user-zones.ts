import type { AccountCall, Outcome } from "../operations/operation";
import type { UserZonesPage } from "../validations/list-user-zones";
import { slugOf } from "../world/role-words";
import { membershipOf } from "../world/store";
import { zoneView } from "./account-view";

/** The person's zones with their role in each. Never lags. */
export function listUserZones(call: AccountCall, { person, page, limit }: UserZonesPage): Outcome {
  const all = call.state.organizations.flatMap((organization) => {
    const membership = membershipOf(person, organization.id);
    return membership ? [{ rbac_role: slugOf(membership.role), zone: zoneView(call, organization) }] : [];
  });
  return { rows: all.slice(page * limit, (page + 1) * limit), total: all.length, page, limit };
}
