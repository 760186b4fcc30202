import { inAccount } from "../operations/operation";
import { changesIn } from "../world/change";
import { GLOBAL_ADMIN } from "../world/role-words";
import { endMembership } from "../world/store";
import { refuseLastZoneAdmin } from "./last-zone-admin";
import { checkZoneMember } from "./path-objects";

/** Takes the person out of this zone. On a global administrator it has no effect and answers the same, which is published. */
export const removeZoneUser = inAccount({
  name: "remove-zone-user",
  method: "DELETE",
  path: "/accounts/{account}/zones/{zone}/users/{user}",
  check(call) {
    const member = checkZoneMember(call);
    refuseLastZoneAdmin(call, member.person, member.zone.id);
    return member;
  },
  act({ state, knobs, now }, { zone, person, membership }) {
    const answer = { status: 204, body: undefined };
    if (person.accountRole === GLOBAL_ADMIN && knobs.globalAdminInZone === "ignored") return answer;
    const before = structuredClone(person);
    // Somebody who has not accepted has nothing left to accept.
    const last = membership.status === "pending" ? "leaves-account" : knobs.lastZone;
    endMembership(state, { person, org: zone.id, at: now, last });
    return { ...answer, changed: changesIn([zone.id], before) };
  },
});
