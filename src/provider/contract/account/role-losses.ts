import { isAdminRole } from "../../../automox/roles";
import { isGlobalAdmin } from "../../account-role";
import type { Doing } from "../../people/doing";
import type { NumberedZone } from "./directory";
import type { AccountParts } from "./parts";
import { askZones } from "./standing";

/** The account role as a change has it. */
export interface AccountStep {
  readonly from: string | null | undefined;
  readonly to: string;
}

/** Whether the account's administration is taken. */
export const isAccountLoss = ({ from, to }: AccountStep): boolean =>
  isGlobalAdmin(from) && !isGlobalAdmin(to);

/**
 * Zones beside the organization's own that somebody administers by their account role alone. Where Automox does not tell of the
 * person, every zone: its roster has the last word.
 */
export async function zonesByAccountRole(
  at: Doing,
  uuid: string | null | undefined,
  { directory }: AccountParts,
): Promise<readonly NumberedZone[]> {
  const account = await directory.account(at.calling);
  const held = uuid ? await askZones(account, uuid, at.calling) : "unknown";
  const zones = await directory.zones(at.calling);
  const further = zones.filter(
    (zone): zone is NumberedZone => zone.organizationId !== undefined && zone.organizationId !== at.org,
  );
  if (held === "unknown") return further;
  const byRole = new Map((held ?? []).map(({ zone, role }) => [zone, role] as const));
  return further.filter(({ id }) => byRole.has(id) && !isAdminRole(byRole.get(id) ?? ""));
}
