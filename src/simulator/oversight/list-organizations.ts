import type { Call, Outcome } from "../operations/operation";
import type { Page } from "../operations/paging";
import { organizationView } from "../operations/user-view";
import { organizationsOfKey } from "../world/keys";

/** The organizations the key reaches. */
export function listOrganizations({ state, key, knobs }: Call, { page, limit }: Page): Outcome {
  const all = organizationsOfKey(state, key, knobs);
  const rows = all
    .slice(page * limit, (page + 1) * limit)
    .map((organization) => organizationView(organization, knobs));
  return { rows, total: all.length, page, limit };
}
