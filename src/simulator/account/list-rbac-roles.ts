import { inAccount } from "../operations/operation";
import { MAXIMUM_LIMIT } from "../operations/paging";
import { rbacRoleView } from "./account-view";

/** Every role in one page, for no paging is published: those of the account, then those of zones. */
export const listRbacRoles = inAccount({
  name: "list-rbac-roles",
  method: "GET",
  path: "/accounts/{account}/rbac-roles",
  check: () => undefined,
  act({ knobs }) {
    const rows = [
      ...knobs.accountRoles.map((slug) => rbacRoleView(slug, "account")),
      ...knobs.zoneRoles.map((slug) => rbacRoleView(slug, "zone")),
    ];
    return { rows, total: rows.length, page: 0, limit: MAXIMUM_LIMIT };
  },
});
