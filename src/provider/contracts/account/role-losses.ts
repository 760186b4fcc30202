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
  /** Zones that somebody administers no more. */
  readonly demoted: readonly NumberedZone[];
  /**
   * Zones in which somebody loses rights, though they go on administering them: that concerns the owner of
   * the key alone.
   */
  readonly lowered: readonly NumberedZone[];
}

/**
 * What a change of roles takes, zone by zone: a global administrator administers every zone that shows them.
 */
export async function roleLosses(
  at: AccountPlace,
  { uuid, accountRole, zones, account }: RoleChanges,
): Promise<RoleLosses> {
  const isGlobal = isGlobalAdmin(accountRole);
  const below = zones.filter(({ to }) => !isAdminRole(to));
  const lowered = below.filter(({ from }) => isAdminRole(from ?? "")).map(({ zone }) => zone);
  if (!isGlobal) return { demoted: lowered, lowered: [] };
  if (!account || isGlobalAdmin(account.to)) return { demoted: [], lowered };
  const changed = new Set(zones.map(({ zone }) => zone.id));
  const others = (await zonesByAccountRole(at, uuid)).filter(({ id }) => !changed.has(id));
  const own = await at.directory.zoneOf(at.org, at.calling);
  return { demoted: [...below.map(({ zone }) => zone), ...others], lowered: [own] };
}

/**
 * Zones beside the organization's own that somebody administers by their account role alone. Where Automox
 * does not tell of the person, every zone: its roster has the last word.
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
  return further.filter(({ id }) => byRole.has(id) && !isAdminRole(byRole.get(id) ?? ""));
}
