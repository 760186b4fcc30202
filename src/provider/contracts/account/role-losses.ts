import { isAdminRole } from "../../../automox/model/roles";
import { isGlobalAdmin } from "../../schemas/account-role";
import type { AccountPlace } from "./account-place";
import { askZones } from "./ask";
import { isNumbered, type NumberedZone } from "./directory";

interface RoleChanges {
  readonly uuid: string | null | undefined;
  /** As it is now. */
  readonly accountRole: string | null | undefined;
  /** Where the role changes. */
  readonly zones: readonly {
    readonly zone: NumberedZone;
    readonly from: string | null | undefined;
    readonly to: string;
  }[];
  /** The account role where it changes. */
  readonly account: { readonly to: string } | undefined;
}

interface RoleLosses {
  /** Zones that the person no longer administers. */
  readonly demoted: readonly NumberedZone[];
  /**
   * Zones in which the person loses rights and stays an administrator: only the guard of the key's owner
   * looks at these.
   */
  readonly lowered: readonly NumberedZone[];
}

/** What role changes take, zone by zone. A global administrator administers every zone that shows them. */
export async function roleLosses(
  at: AccountPlace,
  { uuid, accountRole, zones, account }: RoleChanges,
): Promise<RoleLosses> {
  const isGlobal = isGlobalAdmin(accountRole);
  const below = zones.filter(({ to }) => !isAdminRole(to));
  const lowered = below.filter(({ from }) => isAdminRole(from)).map(({ zone }) => zone);
  if (!isGlobal) return { demoted: lowered, lowered: [] };
  if (!account || isGlobalAdmin(account.to)) return { demoted: [], lowered };
  const changed = new Set(zones.map(({ zone }) => zone.id));
  const others = (await zonesByAccountRole(at, uuid)).filter(({ id }) => !changed.has(id));
  const own = await at.directory.zoneOf(at.org, at.calling);
  return { demoted: [...below.map(({ zone }) => zone), ...others], lowered: [own] };
}

/**
 * Zones beside the organization's own that the person administers by the account role alone. Every other zone
 * where Automox does not tell the person's zones: the guards of each ask its roster.
 */
async function zonesByAccountRole(
  at: AccountPlace,
  uuid: string | null | undefined,
): Promise<readonly NumberedZone[]> {
  const held = uuid ? await askZones(at, uuid) : "unknown";
  const zones = await at.directory.zones(at.calling);
  const further = zones.filter(isNumbered).filter(({ organizationId }) => organizationId !== at.org);
  if (held === "unknown") return further;
  const byRole = new Map((held ?? []).map(({ zone, role }) => [zone, role] as const));
  return further.filter(({ id }) => byRole.has(id) && !isAdminRole(byRole.get(id)));
}
