import { sameRole } from "../../../automox/model/roles";
import type { Person } from "../../person/person";
import { sameAccountRole } from "../../schemas/account-role";
import type { AccountPlace } from "./account-place";
import type { NumberedZone } from "./directory";
import type { RoleStep } from "./messages";
import type { ZoneEntry } from "./zone-steps";

type Told = string | null | undefined;

/** A role in one zone that differs. */
export interface ZoneRoleStep extends RoleStep {
  readonly zone: NumberedZone;
  /** Of `zone_roles`; undefined for the organization's own zone. */
  readonly key: string | undefined;
}

/** The role in the organization's own zone, where it differs. */
export const ownSteps = (from: Told, to: string | undefined): readonly RoleStep[] =>
  to === undefined || sameRole(from ?? "", to) ? [] : [{ attribute: "role", from, to }];

export const inOwnZone = (at: AccountPlace, steps: readonly RoleStep[]): Promise<readonly ZoneRoleStep[]> =>
  Promise.all(
    steps.map(async (step) => ({
      ...step,
      key: undefined,
      zone: await at.directory.zoneOf(at.org, at.calling),
    })),
  );

/** Roles in further zones that differ. */
export const furtherSteps = (
  entries: readonly (ZoneEntry & { readonly from: string | null })[],
): readonly ZoneRoleStep[] =>
  entries.map(({ key, zone, from, role }) => ({
    attribute: `zone_roles[${JSON.stringify(key)}]`,
    key,
    zone,
    from,
    to: role,
  }));

/** The account role, where it differs. */
export const accountSteps = (from: Told, to: Told): readonly RoleStep[] =>
  typeof to !== "string" || sameAccountRole(from ?? "", to) ? [] : [{ attribute: "account_role", from, to }];

export const withRole = (person: Person, key: string | undefined, role: string): Person =>
  key === undefined
    ? { ...person, role }
    : { ...person, zoneRoles: new Map([...(person.zoneRoles ?? []), [key, role]]) };
