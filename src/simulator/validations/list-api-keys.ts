import { type Call, type Checked, refuse } from "../operations/operation";
import { checkPaging, MAXIMUM_LIMIT, type Page } from "../operations/paging";
import { accountRoleOfKey, roleOfKey } from "../world/keys";
import { GLOBAL_ADMIN } from "../world/role-words";
import { findOrganization } from "../world/store";

export interface KeysPage extends Page {
  readonly org: number;
}

/** GET /orgs/{id}/api_keys: for administrators of the organization. */
export function validateListApiKeys(call: Call): Checked<KeysPage> {
  const { id, state, key, knobs } = call;
  if (!/^\d{1,15}$/.test(id)) return refuse(400, "The organization id must be a whole number.", "id");
  const org = Number(id);
  const isGlobal = key.org === null && accountRoleOfKey(state, key, knobs) === GLOBAL_ADMIN;
  const role = isGlobal ? "admin" : roleOfKey(state, key, { org, knobs });
  if (!findOrganization(state, org) || role === undefined)
    return refuse(
      knobs.foreignOrganization,
      `Organization ${id} does not exist or this API key has no access to it.`,
    );
  if (role !== "admin") return refuse(403, "This API key belongs to a user without the admin role.");
  const page = checkPaging(call, MAXIMUM_LIMIT);
  return "refusal" in page ? page : { input: { ...page.input, org } };
}
