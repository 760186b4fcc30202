import { inOrganization } from "../operations/operation";
import { changesIn } from "../world/change";
import { endMembership } from "../world/store";
import { checkMember, refuseLastAdmin } from "./member";

/** Takes the person out of this organization only. The last active administrator stays. */
export const removeUser = inOrganization({
  name: "remove-user",
  method: "DELETE",
  path: "/users/{id}",
  check(call) {
    const { person } = checkMember(call);
    refuseLastAdmin(call, person, "delete");
    return person;
  },
  act({ state, org, now }, person) {
    const before = structuredClone(person);
    endMembership(state, { person, org, at: now });
    return { status: 204, body: undefined, changed: changesIn([org], before) };
  },
});
