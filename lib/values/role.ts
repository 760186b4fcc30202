import {
  CANONICAL_ROLES,
  type DocumentedAccountRole,
  type DocumentedRole,
  LOOKALIKE_IGNORES,
  LOOKALIKE_ROLES,
} from "../generated/constants";

/** A documented role, or any other text for a custom one. Editors offer the documented ones. */
export type RoleName = DocumentedRole | (string & {});

/** A documented account-wide role, or any other text. */
export type AccountRoleName = DocumentedAccountRole | (string & {});

/** The one published name of a role, `zone-admin` for `admin`; custom roles stand for themselves. */
export const canonicalRole = (role: string): string =>
  (Object.hasOwn(CANONICAL_ROLES, role) ? CANONICAL_ROLES[role] : undefined) ?? role;

/** Whether a role is one of those that a text names: somebody with several in one place has them with commas between. */
export const hasRole = (role: string, wanted: string): boolean =>
  role.split(", ").some((one) => canonicalRole(one) === wanted);

/** What is wrong with a role, as a sentence; undefined where nothing is. */
export function roleProblem(role: string): string | undefined {
  if (role === "") return "must not be empty";
  if (Object.hasOwn(CANONICAL_ROLES, role)) return undefined;
  const look = role.trim().toLowerCase().replaceAll(LOOKALIKE_IGNORES, "");
  const meant = Object.hasOwn(LOOKALIKE_ROLES, look) ? LOOKALIKE_ROLES[look] : undefined;
  if (meant === undefined) return undefined;
  const given = JSON.stringify(role);
  return `${given} is not a role. Roles are case-sensitive, and differ from the labels of the console. Did you mean "${meant}"?`;
}
