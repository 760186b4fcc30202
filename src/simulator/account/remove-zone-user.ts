import type { AccountCall, Outcome } from "../operations/operation";
import { GLOBAL_ADMIN } from "../world/role-words";
import { endMembership } from "../world/store";
import type { ZoneMember } from "./path-objects";

/** Takes the person out of this zone. On a global administrator it has no effect and answers the same, which is published. */
export function removeZoneUser(
  { state, knobs, now }: AccountCall,
  { zone, person, membership }: ZoneMember,
): Outcome {
  const answer = { status: 204, body: undefined };
  if (person.accountRole === GLOBAL_ADMIN && knobs.globalAdminInZone === "ignored") return answer;
  const before = structuredClone(person);
  // Somebody who has not accepted has nothing left to accept.
  const last = membership.status === "pending" ? "leaves-account" : knobs.lastZone;
  endMembership(state, { person, org: zone.id, at: now, last });
  return { ...answer, changed: [{ org: zone.id, id: person.id, before }] };
}
