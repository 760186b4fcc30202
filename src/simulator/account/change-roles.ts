import type { RoleChangeCall } from "../knobs/account-knobs";
import { type Call, inAccount, type Operation } from "../operations/operation";
import { checkBody } from "../operations/request-body";
import { NO_LIST } from "../world/change";
import { addMembership, endMembership, type Membership, membershipOf, type Person } from "../world/store";
import { checkAccountRole, checkAssignments, wrongAssignment, type ZoneAssignment } from "./assigned-roles";
import { checkPerson } from "./path-objects";

interface RoleStep extends ZoneAssignment {
  readonly action: "change" | "add" | "remove";
  /** Undefined for `add`. */
  readonly there: Membership | undefined;
}

const ACTIONS = ["change", "add", "remove"] as const;
const isAction = (word: unknown): word is RoleStep["action"] => ACTIONS.some((action) => action === word);

/**
 * The vendor's own call behind the console's role change: it exists, its method and path are not known. The audit trail shows its body with
 * the action "change" and the answer 204; the other two actions are guesses.
 */
export function changeRoles({ method, path }: RoleChangeCall): Operation {
  return inAccount({
    name: "change-roles",
    method,
    path,
    fields: ["account_rbac_role", "zone_assignments"],
    check(call) {
      const person = checkPerson(call);
      const { account_rbac_role: word, zone_assignments: sent } = checkBody(call.body);
      const accountRole = word === undefined ? undefined : checkAccountRole(call, word);
      return { person, accountRole, steps: checkSteps(call, person, sent) };
    },
    act(call, { person, accountRole, steps }) {
      const before = structuredClone(person);
      // A person who is only moved must not leave the account in between.
      for (const step of steps.filter(({ action }) => action !== "remove")) carryOut(call, person, step);
      for (const step of steps.filter(({ action }) => action === "remove")) carryOut(call, person, step);
      if (accountRole !== undefined) person.accountRole = accountRole;
      person.updatedAt = call.now;
      const orgs = steps.length === 0 ? [NO_LIST] : steps.map(({ zone }) => zone.id);
      const wasIn = (org: number) => org === NO_LIST || membershipOf(before, org) !== undefined;
      const changed = orgs.map((org) => ({ org, id: person.id, before: wasIn(org) ? before : null }));
      return { status: 204, body: undefined, changed };
    },
  });
}

function checkSteps(call: Call, person: Person, sent: unknown): RoleStep[] {
  return checkAssignments(call, sent).map((assignment, index) => {
    const { action } = (sent as { action?: unknown }[])[index] ?? {};
    const there = membershipOf(person, assignment.zone.id);
    if (!isAction(action)) throw wrongAssignment(`action must be one of: ${ACTIONS.join(", ")}.`);
    if ((action === "add") === (there !== undefined))
      throw wrongAssignment(
        `The user ${there ? "already has" : "has no"} role in zone ${assignment.zone.uuid}.`,
      );
    return { ...assignment, action, there };
  });
}

function carryOut(
  { state, knobs, now }: Call,
  person: Person,
  { action, zone, role, there }: RoleStep,
): void {
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
