import { nonEmpty } from "../../framework/checks";
import { mapOf, text } from "../../framework/schema";
import { sameAccountRole } from "./account-role";
import { sameZoneRoles, zoneKeys, zoneRoleWords } from "./zone-role-checks";

/** What only the account contract can give somebody, or tell of them; null with the organization contract. */
export const accountWide = {
  account_role: text.proposed({
    nullable: true,
    checks: [nonEmpty],
    same: sameAccountRole,
    doc:
      "Account-wide role, for example `global-admin` or `no-global-access`, in the account contract. Left " +
      "out, it stays what Automox has, and an invitation sends what the person has already, else the " +
      "provider's `account.no_account_role`.",
  }),
  zone_roles: mapOf.text.optional({
    checks: [zoneKeys, zoneRoleWords],
    same: sameZoneRoles,
    doc:
      "Roles in further zones, in the account contract: organization number or zone UUID to role. They are " +
      "sent with the invitation; later entries give or take that zone. A zone stands either here or in an " +
      "`automox_org_membership`, not in both.",
  }),
};

/** What an `automox_user` has and an `automox_org_membership` has not. */
export const NOT_OF_MEMBERSHIPS = {
  prefs_json: null,
  active: null,
  account_role: null,
  zone_roles: null,
  two_factor: null,
  two_factor_reset: null,
  two_factor_reset_to: null,
  two_factor_method: null,
} as const;
