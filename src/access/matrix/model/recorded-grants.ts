import type { ManagedPerson } from "../../facts/managed";
import type { Roster } from "../../facts/roster";

/** One organization that a resource gives its person: its own, or one of its further zones. */
export interface RecordedGrant {
  readonly org: number;
  readonly role: string | null;
  readonly address: string;
  readonly constructPath: string | null;
  readonly createdAt: string | null;
}

/**
 * Zones are keyed by the organization's number or by UUID; a zone that the roster does not show has no
 * column.
 */
export function grantsOf(
  { org, role, zoneRoles, address, constructPath, createdAt }: ManagedPerson,
  { organizations }: Roster,
): readonly RecordedGrant[] {
  const further = Object.entries(zoneRoles).flatMap(([key, zoneRole]) => {
    const number = /^\d+$/.test(key) ? Number(key) : organizations.find(({ zone }) => zone === key)?.org;
    return number === undefined || number === org ? [] : [{ org: number, role: zoneRole }];
  });
  return [...(org === null ? [] : [{ org, role }]), ...further].map((grant) => ({
    ...grant,
    address,
    constructPath,
    createdAt,
  }));
}
