import type { AccountCall, Checked } from "../operations/operation";
import { checkPaging, MAXIMUM_LIMIT, type Page } from "../operations/paging";

/** GET /accounts/{account}/zones: pages of 500 unless told. */
export function validateListZones(call: AccountCall): Checked<Page> {
  return checkPaging(call, MAXIMUM_LIMIT);
}
