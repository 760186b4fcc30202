import { organizationsOfKey } from "../keys";
import type { Call, Outcome } from "../operation";
import { organizationView } from "../user-view";
import type { Page } from "../validations/paging";

/** The organizations the key reaches. */
export function listOrganizations({ state, key, knobs }: Call, { page, limit }: Page): Outcome {
  const all = organizationsOfKey(state, key, knobs);
  const rows = all
    .slice(page * limit, (page + 1) * limit)
    .map((organization) => organizationView(organization, knobs));
  return { rows, total: all.length, page, limit };
}
