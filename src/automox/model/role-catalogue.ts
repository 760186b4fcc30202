/**
 * What each role may and may not do, as documented; the words are in roles.ts.
 * Sources: a third party's user management guide (2026-03) for administrator, billing administrator, operator
 * and read-only; Automox's own pages about roles, old and since May 2025, where the two differ the newer.
 */
export interface RoleRights {
  readonly slug: string;
  readonly name: string;
  readonly can: string;
  readonly cannot: string;
  readonly source: string;
}

const GUIDE = "a third party's user management guide, 2026-03";
const CONSOLE = "Automox console documentation, 2021-2025";
const BOTH = `${GUIDE}; ${CONSOLE}`;

export const ROLE_CATALOGUE: readonly RoleRights[] = [
  {
    slug: "zone-admin",
    name: "Administrator",
    can: "everything in the organization: policies, devices, users, billing and integrations; by the newer pages it gives access to people of the account, and somebody new is invited by an account administrator or with the permission Users: Invite",
    cannot: "",
    source: BOTH,
  },
  {
    slug: "zone-operator",
    name: "Operator",
    can: "manage devices and policies of the organization, by the guide within the zones assigned",
    cannot: "manage users or billing, or see zones that are not assigned",
    source: BOTH,
  },
  {
    slug: "patch-operator",
    name: "Patch Operator",
    can: "patch devices",
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
    can: "billing and subscription settings, and by the newer pages see everything else",
    cannot: "manage devices, policies or users",
    source: BOTH,
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
    can: "everything in every organization of the account; newer pages call it Full Administrator, and also have an Account Administrator who manages the account",
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
