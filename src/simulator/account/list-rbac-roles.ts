import type { AccountCall, Outcome } from "../operations/operation";
import { rbacRoleView } from "./account-view";

/** Every role in one page: those of the account, then those of zones. */
export function listRbacRoles({ knobs }: AccountCall): Outcome {
  const rows = [
    ...knobs.accountRoles.map((slug) => rbacRoleView(slug, "account")),
    ...knobs.zoneRoles.map((slug) => rbacRoleView(slug, "zone")),
  ];
  return { rows, total: rows.length, page: 0, limit: 500 };
}
