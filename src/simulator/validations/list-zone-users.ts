import { checkZone } from "../account/path-objects";
import type { AccountCall, Checked } from "../operations/operation";
import { checkPaging, type Page } from "../operations/paging";
import type { Organization } from "../world/store";

export interface ZonePage extends Page {
  readonly zone: Organization;
}

/** GET /accounts/{account}/zones/{zone}/users: the default size is a knob, the maximum 500. */
export function validateListZoneUsers(call: AccountCall): Checked<ZonePage> {
  const zone = checkZone(call);
  if ("refusal" in zone) return zone;
  const page = checkPaging(call, call.knobs.zoneUsersPageSize);
  return "refusal" in page ? page : { input: { ...page.input, zone: zone.input } };
}
