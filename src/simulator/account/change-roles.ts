import type { AccountCall, Outcome } from "../operations/operation";
import type { RoleChange } from "../validations/change-roles";
import { addMembership, endMembership } from "../world/store";
import { NO_LIST } from "./joining";

/** Carries the steps out in their order and answers 204, as the audit trail's example was answered. */
export function changeRoles(call: AccountCall, { person, accountRole, steps }: RoleChange): Outcome {
  const { state, knobs, now } = call;
  const before = structuredClone(person);
  // A person who is only moved must not leave the account in between.
  const ordered = [...steps].sort((a, b) => Number(a.action === "remove") - Number(b.action === "remove"));
  for (const { action, zone, role, there } of ordered) {
    if (action === "remove") endMembership(state, { person, org: zone.id, at: now, last: knobs.lastZone });
    else if (there) there.role = role;
    else
      addMembership(person, {
        org: zone.id,
        role,
        status: "active",
        createdAt: now,
        invitedAt: null,
        expired: false,
      });
  }
  if (accountRole !== undefined) person.accountRole = accountRole;
  person.updatedAt = now;
  const orgs = steps.map(({ zone }) => zone.id);
  const changed = (orgs.length === 0 ? [NO_LIST] : orgs).map((org) => ({
    org,
    id: person.id,
    before:
      before.memberships.some((membership) => membership.org === org) || org === NO_LIST ? before : null,
  }));
  return { status: 204, body: undefined, changed };
}
