import type { Call, Checked } from "../operations/operation";
import { checkPaging, MAXIMUM_LIMIT, type Page } from "../operations/paging";

/** GET /orgs: pages of 500 unless told. */
export function validateListOrganizations(call: Call): Checked<Page> {
  return checkPaging(call, MAXIMUM_LIMIT);
}
