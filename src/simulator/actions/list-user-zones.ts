import { zoneView } from "../account-view";
import type { AccountCall, Outcome } from "../operation";
import { slugOf } from "../role-words";
import { membershipOf, type Person } from "../store";

/** The person's zones with their role in each, all in one page. Never lags. */
export function listUserZones(call: AccountCall, person: Person): Outcome {
  const rows = call.state.organizations.flatMap((organization) => {
    const membership = membershipOf(person, organization.id);
    return membership ? [{ rbac_role: slugOf(membership.role), zone: zoneView(call, organization) }] : [];
  });
  return { rows, total: rows.length, page: 0, limit: 500 };
}
