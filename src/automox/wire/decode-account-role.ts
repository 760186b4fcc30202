import { accountRoleSlug, ROLES_JOINED_BY } from "../model/roles";

/**
 * The account-wide role: a text or a list, in either spelling of the field. undefined where neither is carried, null where carried empty. Both
 * words for nothing account-wide become `no-global-access`.
 */
export function accountRoleOf(wire: {
  readonly account_rbac_role?: unknown;
  readonly account_rbac_roles?: unknown;
}): string | null | undefined {
  const given = wire.account_rbac_role === undefined ? wire.account_rbac_roles : wire.account_rbac_role;
  if (given === undefined) return undefined;
  const words = (Array.isArray(given) ? given : [given]).filter(
    (word): word is string => typeof word === "string" && word !== "",
  );
  return words.length === 0 ? null : words.map(accountRoleSlug).join(ROLES_JOINED_BY);
}
