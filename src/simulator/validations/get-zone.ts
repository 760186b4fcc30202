import { checkZone } from "../account/path-objects";
import type { AccountCall, Checked } from "../operations/operation";
import type { Organization } from "../world/store";

/** GET /accounts/{account}/zones/{zone}. */
export function validateGetZone(call: AccountCall): Checked<Organization> {
  return checkZone(call);
}
