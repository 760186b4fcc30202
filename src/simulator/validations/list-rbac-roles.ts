import type { AccountCall, Checked } from "../operations/operation";

/** GET /accounts/{account}/rbac-roles: no paging is published. */
export function validateListRbacRoles(_call: AccountCall): Checked<undefined> {
  return { input: undefined };
}
