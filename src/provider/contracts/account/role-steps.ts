import type { Person } from "../../person/person";
import type { NumberedZone } from "./directory";
import type { RoleStep } from "./messages";

/** A role in one zone that differs. */
export interface ZoneRoleStep extends RoleStep {
  readonly zone: NumberedZone;
  /** Of `zone_roles`; undefined for the organization's own zone. */
  readonly key: string | undefined;
}

export const withRole = (person: Person, key: string | undefined, role: string): Person =>
  key === undefined
    ? { ...person, role }
    : { ...person, zoneRoles: new Map([...(person.zoneRoles ?? []), [key, role]]) };
