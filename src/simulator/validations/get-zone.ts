import type { AccountCall, Checked } from "../operation";
import type { Organization } from "../store";
import { checkZone } from "./account-objects";

/** GET /accounts/{account}/zones/{zone}. */
export function validateGetZone(call: AccountCall): Checked<Organization> {
  return checkZone(call);
}
