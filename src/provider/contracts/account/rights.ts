import { isAdminRole } from "../../../automox/model/roles";
import type { ZoneRole } from "../../../automox/model/zone";
import { isGlobalAdmin } from "../../schemas/account-role";
import type { Rights, RightsHolder } from "../contract";
import type { AccountPlace } from "./account-place";

/**
 * In the organization's own zone, in the account, and in every further zone. A membership's state does not know the
 * account role, so that is looked up. What this run gives is its own doing, and left out.
 */
export async function rightsOf(
  at: AccountPlace,
  { email, role, accountRole, uuid, road: planned }: RightsHolder,
): Promise<Rights> {
  const { org, organization, calling, run, directory, heldZones } = at;
  const account = accountRole ?? (await organization.roster.byEmail(email, calling))?.accountRole;
  const here = [
    ...(isAdminRole(role) ? [`an administrator of organization ${org}`] : []),
    ...(isGlobalAdmin(account) ? ["a global administrator"] : []),
  ];
  if (!uuid) return { here, further: undefined };
  const { held, road } = await heldZones.of(at, uuid, planned);
  if (held === "unknown") return { here, further: undefined };
  const own = await directory.zoneOf(org, calling);
  const isOther = ({ zone, organizationId }: ZoneRole) =>
    zone !== own.id &&
    (organizationId === undefined || !run.ledger.touched.has({ org: organizationId, email }));
  return { here, road, further: (held ?? []).filter(isOther).flatMap(inZone) };
}

/** Both words, so that somebody lowered since has nothing new. */
function inZone({ zone, organizationId, role }: ZoneRole): readonly string[] {
  const name = organizationId === undefined ? `zone ${zone}` : `organization ${organizationId}`;
  return [`a member of ${name}`, ...(isAdminRole(role) ? [`an administrator of ${name}`] : [])];
}
