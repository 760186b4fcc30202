import type { AccountCall, Outcome } from "../operations/operation";
import type { Page } from "../operations/paging";
import { zoneView } from "./account-view";

/** Every zone of the account: a global administrator reaches them all. */
export function listZones(call: AccountCall, { page, limit }: Page): Outcome {
  const all = call.state.organizations;
  const rows = all
    .slice(page * limit, (page + 1) * limit)
    .map((organization) => zoneView(call, organization));
  return { rows, total: all.length, page, limit };
}
