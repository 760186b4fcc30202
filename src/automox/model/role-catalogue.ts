/**
 * What each role may and may not do, as documented; the words are in roles.ts.
 * Sources: Automox user management guide (2026-03) for administrator, billing administrator, operator
 * and read-only; Automox help "User Accounts" and role pages (2020-2025) for the others.
 */
export interface RoleRights {
  readonly slug: string;
  readonly name: string;
  readonly can: string;
  readonly cannot: string;
  readonly source: string;
}

const GUIDE = "Automox user management guide, 2026-03";
const CONSOLE = "Automox console documentation, 2021-2025";

export const ROLE_CATALOGUE: readonly RoleRights[] = [
  {
    slug: "zone-admin",
    name: "Administrator",
    can: "everything: policies, devices, users, billing, integrations and all zones; the only role that may invite people or change roles",
    cannot: "",
    source: GUIDE,
  },
  {
    slug: "zone-operator",
    name: "Operator",
    can: "manage devices and policies within the zones assigned",
    cannot: "manage users or billing, or see zones that are not assigned",
    source: GUIDE,
  },
  {
    slug: "patch-operator",
    name: "Patch Operator",
    can: "patching only",
    cannot: "manage users or billing",
    source: CONSOLE,
  },
  {
    slug: "helpdesk-operator",
    name: "Helpdesk Operator",
    can: "support tasks on devices",
    cannot: "manage users or billing",
    source: CONSOLE,
  },
  {
    slug: "billing-admin",
    name: "Billing Administrator",
    can: "billing and subscription settings; the newer console documentation adds read access",
    cannot: "manage devices, policies or users",
    source: GUIDE,
  },
  {
    slug: "read-only",
    name: "Read-Only",
    can: "view devices, policies, reports and activity logs",
    cannot: "create, edit or delete anything",
    source: GUIDE,
  },
];

/** The same for roles of a whole account. */
export const ACCOUNT_RIGHTS: readonly RoleRights[] = [
  {
    slug: "global-admin",
    name: "Global Administrator",
    can: "everything in every organization of the account",
    cannot: "",
    source: CONSOLE,
  },
  {
    slug: "no-global-access",
    name: "No Global Access",
    can: "nothing account-wide; what the roles in organizations allow",
    cannot: "see or change what belongs to the account",
    source: CONSOLE,
  },
];
