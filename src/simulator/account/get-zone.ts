import { inAccount } from "../operations/operation";
import { zoneView } from "./account-view";
import { checkZone } from "./path-objects";

export const getZone = inAccount({
  name: "get-zone",
  method: "GET",
  path: "/accounts/{account}/zones/{zone}",
  check: checkZone,
  act: (call, zone) => ({ status: 200, body: zoneView(call, zone) }),
});
