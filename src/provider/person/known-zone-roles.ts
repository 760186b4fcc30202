import { isKnown, type Unknown } from "../../framework/infer";

type ZoneRoles = ReadonlyMap<string, string | Unknown> | Unknown | null;

/** The zones that a configuration or a state names; none while the map itself is not known yet. */
export const zoneKeysOf = ({
  zone_roles,
}: {
  readonly zone_roles?: ZoneRoles | undefined;
}): readonly string[] => (zone_roles && isKnown(zone_roles) ? [...zone_roles.keys()] : []);

/**
 * The entries whose role is known; null for none configured, undefined while the map itself is not known yet.
 */
function knownZoneRoles({
  zone_roles,
}: {
  readonly zone_roles: ZoneRoles;
}): ReadonlyMap<string, string> | null | undefined {
  if (!isKnown(zone_roles)) return undefined;
  if (zone_roles === null) return null;
  const known = [...zone_roles].flatMap(([zone, role]) => (isKnown(role) ? [[zone, role] as const] : []));
  return new Map(known);
}

/** The roles that a configuration wants, as far as they are known. */
export const wishesOf = (config: {
  readonly role: string | Unknown;
  readonly account_role: string | Unknown | null;
  readonly zone_roles: ZoneRoles;
}) => ({
  role: isKnown(config.role) ? config.role : undefined,
  account_role: isKnown(config.account_role) ? config.account_role : undefined,
  zone_roles: knownZoneRoles(config),
  zones: isKnown(config.zone_roles) ? zoneKeysOf(config) : undefined,
});
