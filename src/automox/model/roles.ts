import { misspelt } from "./misspelt";

/**
 * The words Automox and its documents use for one and the same role.
 *
 * The organization contract knows `admin`, `operator`, `viewer`; the account contract and the
 * console's own API use slugs; the console shows labels that changed over the years. Nobody
 * documents a word for billing in the organization contract.
 */
export interface RoleWords {
  /** The published slug, or the organization contract's word where there is none. */
  readonly slug: string;
  /** What the organization contract calls it, if it does. */
  readonly organizationWord?: string;
  /** Console labels past and present. */
  readonly labels: readonly string[];
}

export const ZONE_ROLES: readonly RoleWords[] = [
  {
    slug: "zone-admin",
    organizationWord: "admin",
    labels: ["Administrator", "Full Administrator", "Zone Administrator", "Organization Administrator"],
  },
  {
    slug: "zone-operator",
    organizationWord: "operator",
    labels: ["Patch Administrator", "Zone Operator", "Organization Operator"],
  },
  { slug: "patch-operator", labels: [] },
  { slug: "helpdesk-operator", labels: [] },
  { slug: "billing-admin", labels: ["Billing Administrator"] },
  { slug: "read-only", organizationWord: "viewer", labels: ["Read Only"] },
];

/** Roles of a whole account; `non-global-admin` is the published request's word for what every answer calls `no-global-access`. */
export const ACCOUNT_ROLES: readonly RoleWords[] = [
  { slug: "global-admin", labels: ["Global Administrator"] },
  { slug: "no-global-access", labels: ["No Global Access", "non-global-admin"] },
];

const words = ({ slug, organizationWord }: RoleWords): readonly string[] =>
  organizationWord === undefined ? [slug] : [slug, organizationWord];

const BY_WORD = new Map(ZONE_ROLES.flatMap((role) => words(role).map((word) => [word, role] as const)));

/** Case, blanks, hyphens and underscores do not make another role to a human eye. */
export const loosely = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, "");

const BY_LOOK = new Map(
  ZONE_ROLES.flatMap((role) =>
    [...words(role), ...role.labels].map((word) => [loosely(word), role] as const),
  ),
);

/** Custom roles and words nobody documents stand for themselves. */
export const canonicalRole = (word: string): string => BY_WORD.get(word)?.slug ?? word;

/** What stands between the roles of somebody who has several in one place. */
export const ROLES_JOINED_BY = ", ";

/** The single roles of a place. One with a comma in its own name cannot be told from several. */
export const eachRole = (role: string): readonly string[] => role.split(ROLES_JOINED_BY);

/** Whether a text may name several roles, of which no request can give more than one. */
export const isSeveral = (role: string | null | undefined): boolean =>
  typeof role === "string" && eachRole(role).length > 1;

/** No role has a longer name, and composing a text is the work of whoever wrote it. */
const LONGEST_ROLE = 1_000;

/** One character has several spellings. For comparing only: a role is sent as it was written. */
const composed = (word: string): string => (word.length > LONGEST_ROLE ? word : word.normalize());

/** Whether two texts name the same roles, several in any order. */
export const sameRoles = (a: string, b: string, canonical: (word: string) => string): boolean => {
  const inOrder = (role: string) => eachRole(composed(role)).map(canonical).sort().join(ROLES_JOINED_BY);
  return a === b || inOrder(a) === inOrder(b);
};

/** Whether two texts name the same roles of an organization. */
export const sameRole = (a: string, b: string): boolean => sameRoles(a, b, canonicalRole);

/** The word that the organization contract wants for a role. */
export const organizationRole = (word: string): string => BY_WORD.get(word)?.organizationWord ?? word;

const ACCOUNT_BY_LOOK = new Map(
  ACCOUNT_ROLES.flatMap((role) => [role.slug, ...role.labels].map((word) => [loosely(word), role] as const)),
);

/** From any label, word or slug, also of account roles, to the slug; unknown ones unchanged. */
export const roleSlug = (label: string): string =>
  (BY_LOOK.get(loosely(label)) ?? ACCOUNT_BY_LOOK.get(loosely(label)))?.slug ?? label;

/** The same for words that are known to name an account-wide role. */
export const accountRoleSlug = (label: string): string => ACCOUNT_BY_LOOK.get(loosely(label))?.slug ?? label;

/**
 * A word that only looks like a role: the role it is nearly, or undefined. Role names are
 * case-sensitive, so "Admin" is not "admin", and a console label is no word of the API.
 */
export const nearMiss = (word: string): RoleWords | undefined =>
  BY_WORD.has(word) ? undefined : BY_LOOK.get(loosely(word));

/** The documented word that somebody meant, for an undocumented one at most two letters away; undefined: none is. */
export function slipOf(word: string, roles: readonly RoleWords[]): string | undefined {
  const documented = roles.flatMap(words);
  return documented.includes(word) ? undefined : misspelt(documented, [word]);
}

/** Whether a role, in any spelling, is one of those that somebody has in a place. */
export const hasRole = (role: string | null | undefined, wanted: string): boolean =>
  typeof role === "string" &&
  [role, ...eachRole(role)].some((one) => composed(roleSlug(one)) === composed(roleSlug(wanted)));

export const isAdminRole = (role: string | null | undefined): boolean => hasRole(role, "zone-admin");

/** How a role is best written: the short word where there is one. */
export const plainRole = ({ slug, organizationWord }: RoleWords): string => organizationWord ?? slug;
