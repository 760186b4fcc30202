/** Nothing account-wide: the word of the published answers. */
export const NO_GLOBAL_ACCESS = "no-global-access";
export const GLOBAL_ADMIN = "global-admin";

/** The organization contract's three words, and what the account contract calls them. Other roles have one word in both. */
const SLUGS = { admin: "zone-admin", operator: "zone-operator", viewer: "read-only" } as const;

/** How the console names roles, by slug. */
const TITLES: Readonly<Record<string, string>> = {
  [GLOBAL_ADMIN]: "Global Administrator",
  [NO_GLOBAL_ACCESS]: "No Global Access",
  "zone-admin": "Zone Administrator",
  "zone-operator": "Zone Operator",
  "read-only": "Read Only",
  "patch-operator": "Patch Operator",
  "helpdesk-operator": "Helpdesk Operator",
  "billing-admin": "Billing Administrator",
};

/** The slug of a stored role. */
export function slugOf(role: string): string {
  return Object.hasOwn(SLUGS, role) ? SLUGS[role as keyof typeof SLUGS] : role;
}

/** The role as it is stored: in the organization contract's word where that has one. */
export function storedRole(slug: string): string {
  return Object.entries(SLUGS).find(([, other]) => other === slug)?.[0] ?? slug;
}

/** The console's name of a role, whichever contract's word is given; a role that nobody knows is its own name. */
export function titleOf(role: string): string {
  const slug = slugOf(role);
  return Object.hasOwn(TITLES, slug) ? (TITLES[slug] as string) : role;
}
