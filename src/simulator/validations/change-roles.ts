import { checkAccountPerson } from "../account/path-objects";
import { type AccountCall, type Checked, refuse } from "../operations/operation";
import { checkBody } from "../organization/user-fields";
import { type Membership, membershipOf, type Person } from "../world/store";
import { checkAssignments, storedAccountRole, type ZoneAssignment } from "./invite-to-account";

export interface RoleChange {
  readonly person: Person;
  /** Undefined: stays. */
  readonly accountRole: string | undefined;
  readonly steps: readonly RoleStep[];
}

export interface RoleStep extends ZoneAssignment {
  readonly action: "change" | "add" | "remove";
  /** Undefined for `add`. */
  readonly there: Membership | undefined;
}

const ACTIONS = ["change", "add", "remove"] as const;
const isAction = (word: unknown): word is RoleStep["action"] => ACTIONS.some((action) => action === word);

/** The undocumented change: the audit trail shows its body with the action "change"; the other two actions are guesses. */
export function validateChangeRoles(call: AccountCall): Checked<RoleChange> {
  const found = checkAccountPerson(call);
  if ("refusal" in found) return found;
  const body = checkBody(call.body);
  if ("refusal" in body) return body;
  const { account_rbac_role: word, zone_assignments: sent } = body.fields;
  const accountRole = word === undefined ? { input: undefined } : storedAccountRole(call, word);
  if ("refusal" in accountRole) return accountRole;
  const assignments = checkAssignments(call, sent);
  if ("refusal" in assignments) return assignments;
  const steps: RoleStep[] = [];
  for (const [index, assignment] of assignments.input.entries()) {
    const { action } = (sent as { action?: unknown }[])[index] ?? {};
    const there = membershipOf(found.input, assignment.zone.id);
    if (!isAction(action)) return wrong(`action must be one of: ${ACTIONS.join(", ")}.`);
    if ((action === "add") === (there !== undefined))
      return wrong(`The user ${there ? "already has" : "has no"} role in zone ${assignment.zone.uuid}.`);
    steps.push({ ...assignment, action, there });
  }
  return { input: { person: found.input, accountRole: accountRole.input, steps } };
}

const wrong = (message: string) => refuse(400, message, "zone_assignments");
