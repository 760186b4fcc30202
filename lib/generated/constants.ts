// Written by `npm run bindings` from the sources of the provider. Do not edit.

/** Documented roles in an organization. Custom roles are written as plain text; the role of a person takes any text that does not merely look like one of these. */
export const AutomoxRole = {
  /**
   * **Administrator**. Can: everything in the organization: policies, devices, users, billing and integrations; by the newer pages it gives access to people of the account, and somebody new is invited by an account administrator or with the permission Users: Invite.
   * Published name: `zone-admin`.
   * In the console: Administrator, Full Administrator, Zone Administrator, Organization Administrator.
   * Source: a third party's user management guide, 2026-03; Automox console documentation, 2021-2025.
   */
  ADMIN: "admin",
  /**
   * **Operator**. Can: manage devices and policies of the organization, by the guide within the zones assigned.
   * Cannot: manage users or billing, or see zones that are not assigned.
   * Published name: `zone-operator`.
   * In the console: Patch Administrator, Zone Operator, Organization Operator.
   * Source: a third party's user management guide, 2026-03; Automox console documentation, 2021-2025.
   */
  OPERATOR: "operator",
  /**
   * **Patch Operator**. Can: patch devices.
   * Cannot: manage users or billing.
   * Source: Automox console documentation, 2021-2025.
   */
  PATCH_OPERATOR: "patch-operator",
  /**
   * **Helpdesk Operator**. Can: support tasks on devices.
   * Cannot: manage users or billing.
   * Source: Automox console documentation, 2021-2025.
   */
  HELPDESK_OPERATOR: "helpdesk-operator",
  /**
   * **Billing Administrator**. Can: billing and subscription settings, and by the newer pages see everything else.
   * Cannot: manage devices, policies or users.
   * In the console: Billing Administrator.
   * Source: a third party's user management guide, 2026-03; Automox console documentation, 2021-2025.
   */
  BILLING_ADMIN: "billing-admin",
  /**
   * **Read-Only**. Can: view devices, policies, reports and activity logs.
   * Cannot: create, edit or delete anything.
   * Published name: `read-only`.
   * In the console: Read Only.
   * Source: a third party's user management guide, 2026-03.
   */
  VIEWER: "viewer",
} as const;

/** One of them. */
export type AutomoxRole = (typeof AutomoxRole)[keyof typeof AutomoxRole];

/** Documented roles of a whole account, for `accountRole`, in the account contract. */
export const AutomoxAccountRole = {
  /** In the console: Global Administrator. */
  GLOBAL_ADMIN: "global-admin",
  /** In the console: No Global Access, non-global-admin. */
  NO_GLOBAL_ACCESS: "no-global-access",
} as const;

/** One of them. */
export type AutomoxAccountRole = (typeof AutomoxAccountRole)[keyof typeof AutomoxAccountRole];

/** A role in an organization, in any of the words that the provider knows. */
export type DocumentedRole =
  | "admin"
  | "zone-admin"
  | "operator"
  | "zone-operator"
  | "patch-operator"
  | "helpdesk-operator"
  | "billing-admin"
  | "viewer"
  | "read-only";

/** An account-wide role, in any of the words that the provider knows. */
export type DocumentedAccountRole =
  | "global-admin"
  | "no-global-access";

/** Each word for a role, and the one published name of that role. */
export const CANONICAL_ROLES: Readonly<Record<string, string>> = {
  "admin": "zone-admin",
  "zone-admin": "zone-admin",
  "operator": "zone-operator",
  "zone-operator": "zone-operator",
  "patch-operator": "patch-operator",
  "helpdesk-operator": "helpdesk-operator",
  "billing-admin": "billing-admin",
  "viewer": "read-only",
  "read-only": "read-only"
};

/** What only looks like a role, in lower case and without what LOOKALIKE_IGNORES matches, and the word that is meant. */
export const LOOKALIKE_ROLES: Readonly<Record<string, string>> = {
  "admin": "admin",
  "zoneadmin": "admin",
  "administrator": "admin",
  "fulladministrator": "admin",
  "zoneadministrator": "admin",
  "organizationadministrator": "admin",
  "operator": "operator",
  "zoneoperator": "operator",
  "patchadministrator": "operator",
  "organizationoperator": "operator",
  "patchoperator": "patch-operator",
  "helpdeskoperator": "helpdesk-operator",
  "billingadmin": "billing-admin",
  "billingadministrator": "billing-admin",
  "viewer": "viewer",
  "readonly": "viewer"
};

export const LOOKALIKE_IGNORES = /[\s_-]+/g;

/** Deliberately loose, as the provider's own check. */
export const EMAIL_SHAPE = /^[^@\s]+@[^@\s]+$/;

/** Attributes that take one of a few words. */
export interface UserWords {
  /** `enabled`: some second factor is on; `email` is set where none is on. Another method is not lowered. Turning it off in the console is a difference. */
  readonly twoFactor?: "enabled";
  /** What a reset sets: `email` (default), or `disabled`, which leaves the person without a second factor where Automox allows that. Not beside `two_factor = "enabled"`. Changing it resets nothing by itself. */
  readonly twoFactorResetTo?: "email" | "disabled";
  /** What creating does if the person is there already: `adopt_if_same` (default) takes over somebody who is exactly as configured, `adopt` also changes them to the configuration, `fail` refuses. Nobody is mailed in any of them. */
  readonly onExisting?: "adopt_if_same" | "adopt" | "fail";
  /** What destroying does: `remove` (default) takes the person out of the organization for good, `remove_from_account` (account contract) out of the whole account unless zones are left that this resource did not give, `deactivate` disables them through SCIM (see `active` of `automox_user`), `keep` forgets them and sends nothing. The value in the state counts, so apply a change of it before destroying. */
  readonly onDestroy?: "remove" | "remove_from_account" | "deactivate" | "keep";
  /** What destroying does with the API keys that the person has in the organization they leave, right before they are removed or disabled: `report` (default) leaves them as they are, and the plan names them; `disable` disables them; `delete` deletes them. A key that cannot be disabled or deleted stops the removal. The provider never touches keys of whoever owns its own, and with `on_destroy = "keep"` none at all. The value in the state counts, so apply a change of it before destroying. */
  readonly onDestroyApiKeys?: "report" | "disable" | "delete";
}

/** Attributes that take one of a few words. */
export interface UserInvitationWords {
  /** What a plan does about a stale invitation: `report` (default) warns, `reinvite` withdraws it and invites anew, `fail` refuses. */
  readonly onStale?: "report" | "reinvite" | "fail";
}

/** Attributes that take one of a few words. */
export interface OrgMembershipWords {
  /** What creating does if the person is there already: `adopt_if_same` (default) takes over somebody who is exactly as configured, `adopt` also changes them to the configuration, `fail` refuses. Nobody is mailed in any of them. */
  readonly onExisting?: "adopt_if_same" | "adopt" | "fail";
  /** What destroying does: `remove` (default) takes the person out of the organization for good, `remove_from_account` (account contract) out of the whole account unless zones are left that this resource did not give, `deactivate` disables them through SCIM (see `active` of `automox_user`), `keep` forgets them and sends nothing. The value in the state counts, so apply a change of it before destroying. */
  readonly onDestroy?: "remove" | "remove_from_account" | "deactivate" | "keep";
  /** What destroying does with the API keys that the person has in the organization they leave, right before they are removed or disabled: `report` (default) leaves them as they are, and the plan names them; `disable` disables them; `delete` deletes them. A key that cannot be disabled or deleted stops the removal. The provider never touches keys of whoever owns its own, and with `on_destroy = "keep"` none at all. The value in the state counts, so apply a change of it before destroying. */
  readonly onDestroyApiKeys?: "report" | "disable" | "delete";
}

/** Attributes that take one of a few words. */
export interface OrgMembershipInvitationWords {
  /** What a plan does about a stale invitation: `report` (default) warns, `reinvite` withdraws it and invites anew, `fail` refuses. */
  readonly onStale?: "report" | "reinvite" | "fail";
}

/** Attributes that take one of a few words. */
export interface AutomoxProviderWords {
  /** Which contract to write with: `organization` (`/users?o=`) or `account`. Default `account` if `account_id` is written, else `organization`. */
  readonly contract?: "organization" | "account";
}

/** Attributes that take one of a few words. */
export interface AutomoxProviderAccountWords {
  /** No published call changes the role of somebody who has one. `fail` (default) says so, as an error of that person; `reinvite`, for roles in zones, takes the person out of the zone and invites them to it again with the new role; `undocumented` makes the call of `role_change_request`. */
  readonly roleChange?: "fail" | "reinvite" | "undocumented";
}

/** Attributes that take one of a few words. */
export interface AutomoxProviderAccountRoleChangeRequestWords {
  /** HTTP method of the call. */
  readonly method: "PUT" | "PATCH" | "POST";
}

/** Attributes that take one of a few words. */
export interface AutomoxProviderGuardsWords {
  /** What to do when the last active administrator of an organization would be removed, disabled or lowered. `error`, `warn` or `off`; default `error`. */
  readonly lastAdmin?: "error" | "warn" | "off";
  /** What to do when the owner of the API key would be removed, disabled or lowered. `error`, `warn` or `off`; default `error`. */
  readonly ownUser?: "error" | "warn" | "off";
  /** What to do about operators: without a zone they see no devices, and the organization contract has no field for zones (assign them under Settings > Users). `error`, `warn` or `off`; default `warn`. */
  readonly operatorWithoutZone?: "error" | "warn" | "off";
}

/** How a column of a people file is read. */
export type ColumnKind =
  | "text"
  | "number"
  | "flag"
  | "texts";

/** What may be said of a person in a people file, by the provider's names. */
export const USER_COLUMNS: Readonly<Record<string, ColumnKind>> = {
  "email": "text",
  "role": "text",
  "first_name": "text",
  "last_name": "text",
  "org_id": "number",
  "prefs_json": "text",
  "account_role": "text",
  "zone_roles": "texts",
  "two_factor": "text",
  "two_factor_reset": "text",
  "two_factor_reset_to": "text",
  "active": "flag",
  "on_existing": "text",
  "on_destroy": "text",
  "on_destroy_api_keys": "text",
  "wait_for_activation": "flag"
};

export const ORG_MEMBERSHIP_COLUMNS: Readonly<Record<string, ColumnKind>> = {
  "email": "text",
  "role": "text",
  "org_id": "number",
  "first_name": "text",
  "last_name": "text",
  "on_existing": "text",
  "on_destroy": "text",
  "on_destroy_api_keys": "text",
  "wait_for_activation": "flag"
};

/** What an object in code may hold, by the names of the bindings. */
export interface Shape {
  readonly [attribute: string]: ColumnKind | Shape;
}

export const USER_SHAPE: Shape = {
  "email": "text",
  "role": "text",
  "firstName": "text",
  "lastName": "text",
  "orgId": "number",
  "prefsJson": "text",
  "accountRole": "text",
  "zoneRoles": "texts",
  "twoFactor": "text",
  "twoFactorReset": "text",
  "twoFactorResetTo": "text",
  "active": "flag",
  "onExisting": "text",
  "onDestroy": "text",
  "onDestroyApiKeys": "text",
  "invitation": {
    "maxAge": "text",
    "onStale": "text",
    "maxResends": "number"
  },
  "waitForActivation": "flag",
  "timeouts": {
    "create": "text",
    "read": "text",
    "update": "text",
    "delete": "text"
  }
};

export const ORG_MEMBERSHIP_SHAPE: Shape = {
  "email": "text",
  "role": "text",
  "orgId": "number",
  "firstName": "text",
  "lastName": "text",
  "onExisting": "text",
  "onDestroy": "text",
  "onDestroyApiKeys": "text",
  "invitation": {
    "maxAge": "text",
    "onStale": "text",
    "maxResends": "number"
  },
  "waitForActivation": "flag",
  "timeouts": {
    "create": "text",
    "read": "text",
    "update": "text",
    "delete": "text"
  }
};

export const PROVIDER_SHAPE: Shape = {
  "apiKey": "text",
  "orgId": "number",
  "accountId": "text",
  "contract": "text",
  "account": {
    "roleChange": "text",
    "noAccountRole": "text",
    "roleChangeRequest": {
      "method": "text",
      "path": "text"
    }
  },
  "baseUrl": "text",
  "pacing": {
    "requestsPer5Minutes": "number",
    "maxConcurrent": "number",
    "requestTimeout": "text",
    "maxWait": "text"
  },
  "guards": {
    "lastAdmin": "text",
    "ownUser": "text",
    "operatorWithoutZone": "text",
    "maxRemovals": "number"
  },
  "scim": {
    "url": "text",
    "token": "text"
  }
};
