import { ofKey } from "../operations/operation";
import { checkPaging, PAGING, pageOf } from "../operations/paging";
import { checkAdministered, keysReaching, keyView } from "./api-keys";

/**
 * The keys that reach the organization, without their texts. For its administrators. The published envelope holds for lists of keys
 * alone.
 */
export const listApiKeys = ofKey({
  name: "list-api-keys",
  method: "GET",
  path: "/orgs/{id}/api_keys",
  parameters: PAGING,
  check: (call) => ({ org: checkAdministered(call, "id", call.id), page: checkPaging(call) }),
  act: (call, { org, page }) => ({
    ...pageOf(keysReaching(call, org), page, (key) => keyView(call, key)),
    envelope: "results-size",
    org: null,
  }),
});
