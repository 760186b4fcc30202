import { zoneView } from "../account-view";
import type { AccountCall, Outcome } from "../operation";
import type { Organization } from "../store";

export function getZone(call: AccountCall, zone: Organization): Outcome {
  return { status: 200, body: zoneView(call, zone) };
}
