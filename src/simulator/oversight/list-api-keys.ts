import { isNumberId } from "../operations/ids";
import { listEnvelope } from "../operations/list-envelope";
import { isGlobalAdmin, ofKey } from "../operations/operation";
import { checkPaging, PAGING, pageOf } from "../operations/paging";
import { foreignOrganization, Refusal } from "../operations/refusal";
import { type Key, roleOfKey } from "../world/keys";
import { findOrganization, findPerson, membershipOf, type State } from "../world/store";

/**
 * The keys that reach the organization, in the order they were made, without their texts. For its administrators. The published envelope holds
 * for this list alone.
 */
export const listApiKeys = ofKey({
  name: "list-api-keys",
  method: "GET",
  path: "/orgs/{id}/api_keys",
  parameters: PAGING,
  check(call) {
    const { id, state, key, knobs } = call;
    if (!isNumberId(id)) throw new Refusal(400, "The organization id must be a whole number.", "id");
    const org = Number(id);
    const role = isGlobalAdmin(call) ? "admin" : roleOfKey(state, key, { org, knobs });
    if (!findOrganization(state, org) || role === undefined) throw foreignOrganization(id, knobs);
    if (role !== "admin") throw new Refusal(403, "This API key belongs to a user without the admin role.");
    return { org, page: checkPaging(call) };
  },
  act({ state, keys }, { org, page }) {
    const reaching = keys.filter((key) =>
      key.org === null ? membershipOf(findPerson(state, key.ownerId), org) : key.org === org,
    );
    const shown = pageOf(reaching, page, (key) => keyView(state, key));
    return { status: 200, body: listEnvelope(shown, "results-size") };
  },
});

function keyView(state: State, key: Key) {
  const { email, firstname, lastname } = findPerson(state, key.ownerId) ?? {};
  return {
    id: Number(key.id.replace("key-", "")),
    name: key.name,
    is_enabled: key.isEnabled,
    created_at: key.createdAt,
    expires_at: key.expiresAt,
    user: { id: key.ownerId, firstname, lastname, email },
  };
}
