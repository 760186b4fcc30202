import type { Checked, OrganizationCall } from "../operations/operation";
import { checkPaging, type Page } from "../operations/paging";

/** GET /users?o=: a page of 25 unless told, at most 500. */
export function validateListUsers(call: OrganizationCall): Checked<Page> {
  return checkPaging(call, call.knobs.defaultPageSize);
}
