import { ofKey } from "../operations/operation";
import { checkPaging, PAGING, pageOf } from "../operations/paging";
import { organizationView } from "../operations/user-view";
import { organizationsOfKey } from "../world/keys";

/** The organizations the key reaches. */
export const listOrganizations = ofKey({
  name: "list-organizations",
  method: "GET",
  path: "/orgs",
  parameters: ["o", ...PAGING],
  check: (call) => checkPaging(call),
  act: ({ state, key, knobs }, page) =>
    pageOf(organizationsOfKey(state, key, knobs), page, (organization) =>
      organizationView(organization, knobs),
    ),
});
