import { inAccount } from "../operations/operation";
import { checkPaging, PAGING, pageOf } from "../operations/paging";
import { zoneView } from "./account-view";

/** Every zone of the account: a global administrator reaches them all. */
export const listZones = inAccount({
  name: "list-zones",
  method: "GET",
  path: "/accounts/{account}/zones",
  parameters: PAGING,
  check: (call) => checkPaging(call),
  act: (call, page) => pageOf(call.state.organizations, page, (zone) => zoneView(call, zone)),
});
