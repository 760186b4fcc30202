import { scimOperation } from "../operations/scim-operation";
import { changesIn } from "../world/change";
import { endMembership } from "../world/store";
import { refuseScimLastAdmin } from "./scim-change";
import { findScimPerson, membershipsOf } from "./scim-people";

/** Removes for good, from every organization that the token reaches. The last active administrator of an organization stays. */
export const scimRemoveUser = scimOperation({
  name: "scim-remove-user",
  method: "DELETE",
  path: "/scim/v2/Users/{id}",
  check(call) {
    const person = findScimPerson(call);
    refuseScimLastAdmin(call, person);
    return person;
  },
  act({ state, token, now }, person) {
    const before = structuredClone(person);
    const orgs = membershipsOf(person, token).map(({ org }) => org);
    for (const org of orgs) endMembership(state, { person, org, at: now });
    return { status: 204, body: undefined, changed: changesIn(orgs, before) };
  },
});
