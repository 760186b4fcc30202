import { nonEmpty } from "../../framework/checks";
import { mapOf, oneOf, text } from "../../framework/schema";
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
  two_factor: oneOf("enabled").optional({
    doc:
      "`enabled`: some second factor is on; `email` is set where none is. Another method is not lowered. " +
      "Turning it off in the console is a difference. Needs the account contract.",
  }),
  two_factor_reset: text.optional({
    checks: [nonEmpty],
    doc:
      "Any text; another text resets the second factor once, for somebody who lost theirs. In the create " +
      "that invites or takes over it is recorded and nothing is reset. Needs the account contract.",
  }),
  two_factor_method: text.computed({
    nullable: true,
    doc: "Second factor that is on, `disabled`, or null where the API does not say; needs the account contract.",
  }),
};

export const NOTHING_ACCOUNT_WIDE = {
  account_role: null,
  zone_roles: null,
  two_factor: null,
  two_factor_reset: null,
  two_factor_method: null,
} as const;
