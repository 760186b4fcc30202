import type { AnswerKnobs, Echo } from "./answer-knobs";

/** The call that changes roles: `{account}` and `{user}` in the path stand for the two UUIDs. */
export interface RoleChangeCall {
  readonly method: string;
  readonly path: string;
}

/**
 * The account contract. "Published" means Automox's own specification of 2025 and console help; "seen" means recorded on the wire;
 * "unknown" means that no source tells.
 */
export interface AccountKnobs {
  /** Somebody who has not accepted: in the account's lists and its reads of one person, or in neither. Unknown; zone users have a status for them. */
  readonly pendingPeople: "listed" | "hidden";
  /**
   * Inviting somebody to a zone that has them: 409 (published without saying when), or 201 once more, with a new e-mail for somebody
   * pending. The role there stays. Unknown.
   */
  readonly secondInvitation: "refuse" | "accept";
  /** Whether an invitation names its address also where the account has the person ("set if the user does not exist yet", published). */
  readonly invitationEmail: "always" | "new-people";
  /** The account role of an invitation for somebody whom the account has: it stays as it was, or is replaced. Unknown. */
  readonly knownAccountRole: "kept" | "replaced";
  /** What an invitation answers: published is a list of them. */
  readonly invitationAnswer:
    | "list"
    | "list-with-another"
    | "object"
    | "data-metadata"
    | "empty-list"
    | "no-body";
  /** An account, zone or person that is not there: 404 (published), or 403 (seen for other objects). */
  readonly absentAccountObject: 404 | 403;
  /** Taking a global administrator out of a zone: 204 and nothing happens (published), or it happens. */
  readonly globalAdminInZone: "ignored" | "removed";
  /** Removing a global administrator from the account: refused with this status (the vendor's pages ask to take the role first; the status is unknown), or done. */
  readonly globalAdminRemoval: 400 | 403 | 409 | "removed";
  /** Taking somebody out of the last zone: they leave the account, as with the organization contract, or stay "Unassigned" (console help). */
  readonly lastZone: "leaves-account" | "unassigned";
  /** Taking out the last active administrator of a zone: nothing is published about it. */
  readonly accountLastAdmin: "allowed" | 400 | 403 | 409 | 422;
  /** The request's word for nothing account-wide: the published request and answer disagree. */
  readonly noAccountRole: "no-global-access" | "non-global-admin" | "both";
  /** Slugs of account roles whose keys may use the account contract: published for global administrators alone, by newer pages for more. */
  readonly accountAdmins: readonly string[];
  /** Slugs of account roles that are listed and accepted; custom ones are not known. */
  readonly accountRoles: readonly string[];
  /** Slugs of zone roles that are listed and accepted. */
  readonly zoneRoles: readonly string[];
  /** The undocumented role change; null: 404. */
  readonly roleChange: RoleChangeCall | null;
  /** `tfa_type` in a PATCH: taken, refused with 400 (always, or as "disabled"), or answered with success and not taken. Unknown. */
  readonly tfaWrite: "accepted" | "refused" | "off-refused" | "ignored";
  /** The answer to a PATCH; nothing is published. `documented` is what the organization contract's PUT answers; `no-body` is a 204. */
  readonly patchEcho: Echo;
  /** Envelope of the account's lists: `{data,metadata}` is published, a bare list is what the vendor's own tools also take. */
  readonly accountListEnvelope: AnswerKnobs["listEnvelope"];
  /** Totals in the metadata; those of the published examples are wrong. */
  readonly accountCounts: "true" | "too-high" | "too-low";
  /** Names of people in the account's answers: `first_name` (published) or `firstname`. */
  readonly accountNames: "first_name" | "firstname";
  /** Times: `+0000` (seen) or `Z`. */
  readonly accountDates: "offset" | "iso";
  /** `two_factor_authentication` where none is on: "disabled" (seen), null (published), or the field is missing. */
  readonly accountTwoFactor: "word" | "null" | "absent";
  /** The account role: `account_rbac_role` as text (seen), `account_rbac_roles` as text (published), or the latter as a list. */
  readonly accountRoleField: "account_rbac_role" | "account_rbac_roles" | "list";
  /** A row of zone users: the person's fields in it (published), or in a `user` of their own beside what they are in the zone. */
  readonly zoneUserRow: "flat" | "nested";
  /** Where a row of zone users has the role: `zone_rbac_role` (published), as the other lists have it, or nowhere. */
  readonly zoneUserRoleField: "zone_rbac_role" | "rbac_role" | "rbac_roles" | "roles" | "absent";
  /**
   * What stands there: a slug (published) or name, a list of them, objects with both (as in the list of roles), objects with names for all
   * of the person's zones (as in the organization contract), or what only Automox can read.
   */
  readonly zoneUserRole:
    | "slug"
    | "name"
    | "slugs"
    | "names"
    | "objects"
    | "numbered-objects"
    | "unreadable"
    | "null";
  /** GET of the account's users: 404, since it is not published, or served, since the vendor's own tools call it. */
  readonly accountUsers: "absent" | "served";
  /** Rows of a page of zone users when `limit` is left out: 25 (the published text) or 500 (the published schema). */
  readonly zoneUsersPageSize: number;
  /** The audit trail: served, or refused with 403 (a key without the two scopes it needs). */
  readonly audit: "served" | "refused";
  /** Events as the published examples have them, or as in the vendor's test data of 2026: other ids, times and envelope. */
  readonly auditShape: "published" | "seen";
}

export const DEFAULT_ACCOUNT_KNOBS: AccountKnobs = {
  pendingPeople: "listed",
  secondInvitation: "refuse",
  invitationEmail: "always",
  knownAccountRole: "kept",
  invitationAnswer: "list",
  absentAccountObject: 404,
  globalAdminInZone: "ignored",
  globalAdminRemoval: 400,
  lastZone: "leaves-account",
  accountLastAdmin: "allowed",
  noAccountRole: "no-global-access",
  accountAdmins: ["global-admin"],
  accountRoles: ["global-admin", "no-global-access"],
  zoneRoles: [
    "zone-admin",
    "zone-operator",
    "patch-operator",
    "helpdesk-operator",
    "billing-admin",
    "read-only",
  ],
  roleChange: null,
  tfaWrite: "accepted",
  patchEcho: "documented",
  accountListEnvelope: "data-metadata",
  accountCounts: "true",
  accountNames: "first_name",
  accountDates: "offset",
  accountTwoFactor: "word",
  accountRoleField: "account_rbac_role",
  zoneUserRow: "flat",
  zoneUserRoleField: "zone_rbac_role",
  zoneUserRole: "slug",
  accountUsers: "absent",
  zoneUsersPageSize: 25,
  audit: "served",
  auditShape: "published",
};

/** The values of the knobs that have a fixed set. */
export const ACCOUNT_CHOICES = {
  pendingPeople: ["listed", "hidden"],
  secondInvitation: ["refuse", "accept"],
  invitationEmail: ["always", "new-people"],
  knownAccountRole: ["kept", "replaced"],
  invitationAnswer: ["list", "list-with-another", "object", "data-metadata", "empty-list", "no-body"],
  absentAccountObject: [404, 403],
  globalAdminInZone: ["ignored", "removed"],
  globalAdminRemoval: [400, 403, 409, "removed"],
  lastZone: ["leaves-account", "unassigned"],
  accountLastAdmin: ["allowed", 400, 403, 409, 422],
  noAccountRole: ["no-global-access", "non-global-admin", "both"],
  tfaWrite: ["accepted", "refused", "off-refused", "ignored"],
  patchEcho: ["documented", "everything", "id-only", "no-body", "no-email", "other-email"],
  accountListEnvelope: ["bare", "null-when-empty", "data-metadata", "results-size"],
  accountCounts: ["true", "too-high", "too-low"],
  accountNames: ["first_name", "firstname"],
  accountDates: ["offset", "iso"],
  accountTwoFactor: ["word", "null", "absent"],
  accountRoleField: ["account_rbac_role", "account_rbac_roles", "list"],
  zoneUserRow: ["flat", "nested"],
  zoneUserRoleField: ["zone_rbac_role", "rbac_role", "rbac_roles", "roles", "absent"],
  zoneUserRole: ["slug", "name", "slugs", "names", "objects", "numbered-objects", "unreadable", "null"],
  accountUsers: ["absent", "served"],
  audit: ["served", "refused"],
  auditShape: ["published", "seen"],
} satisfies { [Name in keyof AccountKnobs]?: readonly AccountKnobs[Name][] };
