import { type AccountCall, type Checked, refuse } from "../operations/operation";
import { checkPaging, MAXIMUM_LIMIT, type Page } from "../operations/paging";

export interface UserSearch extends Page {
  /** Part of an address or a name, in lower case; "" fits everybody. */
  readonly search: string;
}

/** GET /accounts/{account}/users: not published; the vendor's own tools send `limit` and `search`. */
export function validateListAccountUsers(call: AccountCall): Checked<UserSearch> {
  if (call.knobs.accountUsers === "absent") return refuse(404, "Not found.");
  const page = checkPaging(call, MAXIMUM_LIMIT);
  return "refusal" in page
    ? page
    : { input: { ...page.input, search: (call.query.search ?? "").toLowerCase() } };
}
