import type { AccountCall, Outcome } from "../operations/operation";
import type { Organization } from "../world/store";
import { zoneView } from "./account-view";

export function getZone(call: AccountCall, zone: Organization): Outcome {
  return { status: 200, body: zoneView(call, zone) };
}
