import { canonicalRole, eachRole, roleSlug } from "../../automox/model/roles";
import type { RosterPerson } from "./person";

/**
 * Roles from the least to the most, equal ones side by side. Covers every word that documents and console
 * ever used, because words are folded to slugs first. Custom roles have no rank: nobody can say whether they
 * raise or lower.
 */
export const DEFAULT_ROLE_ORDER: readonly (readonly string[])[] = [
  ["no-global-access"],
  ["read-only"],
  ["billing-admin", "helpdesk-operator"],
  ["patch-operator"],
  ["zone-operator"],
  ["zone-admin"],
  ["account-admin"],
  ["global-admin"],
];

/** How one role compares with another: `unknown` where one of them is a custom role or not known yet. */
export type RoleChange = "raised" | "lowered" | "sideways" | "same" | "unknown";

/**
 * The slug of any word or label; a label that only console knows, `Account Administrator`, too. Custom roles
 * stand for themselves.
 */
export function foldRole(word: string): string {
  const slug = roleSlug(canonicalRole(word));
  return /^account[\s_-]*admin(istrator)?$/i.test(slug.trim()) ? "account-admin" : slug;
}

const foldRoles = (role: string): readonly string[] => eachRole(role).map(foldRole);

/** Place in the order, from 0; of several roles the highest, unless one of them is a custom role: undefined. */
export function rankOf(
  role: string,
  order: readonly (readonly string[])[] = DEFAULT_ROLE_ORDER,
): number | undefined {
  const places = foldRoles(role).map((slug) =>
    order.findIndex((equals) => equals.some((each) => foldRole(each) === slug)),
  );
  return places.includes(-1) ? undefined : Math.max(...places);
}

/** From `before` to `after`; no role at all ranks below every role. */
export function compareRoles(
  before: string | null,
  after: string | null,
  order: readonly (readonly string[])[] = DEFAULT_ROLE_ORDER,
): RoleChange {
  if (before === after) return "same";
  if (before === null) return "raised";
  if (after === null) return "lowered";
  if (String(foldRoles(before).toSorted()) === String(foldRoles(after).toSorted())) return "same";
  const [from, to] = [rankOf(before, order), rankOf(after, order)];
  if (from === undefined || to === undefined) return "unknown";
  if (from === to) return "sideways";
  return from < to ? "raised" : "lowered";
}

/**
 * Whether somebody with this role may give access to others: administrators of an organization or of the
 * account.
 */
export const isAdministrator = (role: string | null): boolean =>
  role !== null &&
  foldRoles(role).some((slug) => ["zone-admin", "account-admin", "global-admin"].includes(slug));

/** Of the account, or of any organization. */
export const administersAnywhere = ({
  accountRole,
  memberships,
}: Pick<RosterPerson, "accountRole" | "memberships">): boolean =>
  isAdministrator(accountRole) || memberships.some(({ role }) => isAdministrator(role));

export const isGlobalAdministrator = (role: string | null): boolean =>
  role !== null && foldRoles(role).includes("global-admin");
