import { accountRoleSlug, ROLES_JOINED_BY } from "../model/roles";
import { entriesOf } from "./decode-roles";

/**
 * The account-wide role, of the first field that has one: a text, an object or a list of them, in either spelling of the field. undefined
 * where neither is carried, or not readably; null where carried empty. Both words for nothing account-wide become `no-global-access`.
 */
export function accountRoleOf(wire: {
  readonly account_rbac_role?: unknown;
  readonly account_rbac_roles?: unknown;
}): string | null | undefined {
  const carried = [wire.account_rbac_role, wire.account_rbac_roles].flatMap((field) => {
    const entries = entriesOf(field);
    return entries ? [entries] : [];
  });
  const held = carried.find(({ length }) => length > 0) ?? carried[0];
  const names = held?.flatMap((entry) => (entry ? [accountRoleSlug(entry.name)] : []));
  if (names?.length !== held?.length) return undefined;
  return names?.length === 0 ? null : names?.join(ROLES_JOINED_BY);
}
