import { ofKey } from "../operations/operation";
import { checkPaging, PAGING, pageOf } from "../operations/paging";
import { checkOwned, keyView } from "./api-keys";

/** The same of one person. */
export const listUserApiKeys = ofKey({
  name: "list-user-api-keys",
  method: "GET",
  path: "/users/{id}/api_keys",
  parameters: ["o", ...PAGING],
  check: (call) => ({ owned: checkOwned(call), page: checkPaging(call) }),
  act: (call, { owned, page }) => ({
    ...pageOf(owned, page, (key) => keyView(call, key)),
    envelope: "results-size",
    org: null,
  }),
});
