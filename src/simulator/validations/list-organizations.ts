import type { Call, Checked } from "../operation";
import { checkPaging, MAXIMUM_LIMIT, type Page } from "./paging";

/** GET /orgs: pages of 500 unless told. */
export function validateListOrganizations(call: Call): Checked<Page> {
  return checkPaging(call, MAXIMUM_LIMIT);
}
