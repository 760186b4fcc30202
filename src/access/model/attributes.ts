import type { PersonType } from "../facts/managed";

/**
 * What an attribute of ours is about, once for everything that looks at attributes:
 *
 * - `access`: gives or takes a role, or the use of all roles
 * - `identity`: who is meant, and who reads the mail that signs in
 * - `second-factor`
 * - `profile`: names and preferences
 * - `policy`: how the provider behaves; nothing about the person
 * - `computed`: what only Automox tells
 */
export type AttributeClass = "access" | "identity" | "second-factor" | "profile" | "policy" | "computed";

export const PERSON_ATTRIBUTES: Readonly<Record<string, AttributeClass>> = {
  role: "access",
  account_role: "access",
  zone_roles: "access",
  active: "access",
  email: "identity",
  org_id: "identity",
  two_factor: "second-factor",
  two_factor_reset: "second-factor",
  two_factor_reset_to: "second-factor",
  first_name: "profile",
  last_name: "profile",
  prefs_json: "profile",
  on_existing: "policy",
  on_destroy: "policy",
  on_destroy_api_keys: "policy",
  invitation: "policy",
  wait_for_activation: "policy",
  timeouts: "policy",
  id: "computed",
  user_id: "computed",
  uuid: "computed",
  invitation_id: "computed",
  status: "computed",
  stale: "computed",
  two_factor_method: "computed",
  invitations_sent: "computed",
  created_at: "computed",
};

/** Where the configuration leaves one of these out, it is unknown in a create, and stays what Automox has. */
export const MAY_BE_LEFT_OUT: readonly string[] = ["account_role", "first_name", "last_name"];

/** An attribute of a newer provider is said as if it were policy: it is not left out. */
export const classOf = (attribute: string): AttributeClass => PERSON_ATTRIBUTES[attribute] ?? "policy";

/** Whose provider writes these types; another provider may have a type of the same name. */
export const isOurs = (provider: unknown): boolean =>
  typeof provider !== "string" || /(?:^|\/)automox-iac\/automox$/.test(provider);

export const isMembership = (type: PersonType): boolean => type === "automox_org_membership";

/**
 * Settings of the provider block that decide what may happen, with what is worst for a reader. A path of names.
 * `pacing` changes how fast; the place is said with each person; and the secrets are in no plan.
 */
export type SettingClass = "guard" | "target" | "conduct" | "place" | "secret" | "pace";

export const PROVIDER_SETTINGS: Readonly<Record<string, SettingClass>> = {
  api_key: "secret",
  org_id: "place",
  account_id: "target",
  contract: "target",
  base_url: "target",
  "account.role_change": "conduct",
  "account.no_account_role": "conduct",
  "account.role_change_request": "conduct",
  "guards.last_admin": "guard",
  "guards.own_user": "guard",
  "guards.operator_without_zone": "guard",
  "guards.max_removals": "guard",
  "scim.url": "target",
  "scim.token": "secret",
  "pacing.requests_per_5_minutes": "pace",
  "pacing.max_concurrent": "pace",
  "pacing.request_timeout": "pace",
  "pacing.max_wait": "pace",
};
