import type { Knobs } from "../knobs/knobs";
import { titleOf } from "../world/role-words";
import { type AuditEvent, findOrganization, type State } from "../world/store";

type View = Record<string, unknown>;

/** Number and name of the act, its class, and the vendor's words. Sign-ins and revocations are published, the other words are guesses. */
const ACTS = {
  login: [3002, 1, "Logon", "User Log In Success"],
  invited: [3001, 1, "Create", "User Invitation"],
  "role-assigned": [3001, 7, "Attach Policy", "User Zone Role Assignment"],
  "role-revoked": [3001, 8, "Detach Policy", "User Zone Role Revocation"],
  removed: [3001, 6, "Delete", "User Removal"],
  "account-role-changed": [3001, 7, "Attach Policy", "User Account Role Assignment"],
} as const satisfies Record<AuditEvent["what"], readonly [number, number, string, string]>;

const CLASSES = { 3001: "Account Change", 3002: "Authentication" } as const;

interface Surroundings {
  readonly state: State;
  readonly knobs: Knobs;
}

/** An event in one of the two shapes: that of the published examples, or that seen in the vendor's own test data of 2026. */
export function auditEventView(call: Surroundings, event: AuditEvent, org: number): View {
  const [classUid, activityId, activity, message] = ACTS[event.what];
  const ms = Date.parse(event.at);
  const { actor, target } = event;
  const facts = {
    category_uid: 3,
    activity,
    message,
    severity: "Informational",
    severity_id: 1,
    status_id: 1,
    type_name: `${CLASSES[classUid]}: ${activity}`,
    actor: {
      user:
        actor.email === null ? { name: "SCIM provisioning" } : { email_addr: actor.email, uid: actor.uuid },
    },
    user: { uid: target.uuid, email_addr: target.email, ...groups(call.state, event, org) },
  };
  if (call.knobs.auditShape === "seen")
    return { ...facts, uid: event.uid, time: ms / 1000, type_uid: classUid, status: "Success" };
  return {
    ...facts,
    ...idOf(event, classUid),
    activity_id: activityId,
    class_uid: classUid,
    count: 1,
    metadata: {
      tenant_uid: call.state.account.id,
      uid: event.uid,
      correlation_uid: findOrganization(call.state, org)?.uuid ?? null,
      product: { version: "1.0.0-dev", vendor_name: "Automox" },
      version: "1.1.0",
    },
    status_code: classUid === 3001 ? "204" : 200,
    // A text in the published example of this class, a number in the others.
    time: classUid === 3001 ? String(ms) : ms,
    timezone_offset: 0,
    type_uid: classUid * 100 + activityId,
  };
}

/** The published examples have both spellings. */
function idOf({ oid }: AuditEvent, classUid: number): View {
  return classUid === 3001 ? { _id: { $oid: oid } } : { id: oid };
}

function groups(state: State, { role, org }: AuditEvent, shownIn: number): View {
  if (role === null) return {};
  const { uuid: uid, name } = findOrganization(state, org ?? shownIn) ?? {};
  const group = org === null ? { ...accountGroup(state) } : { type: "organization", uid, name };
  return { groups: [{ ...group, privileges: [titleOf(role)] }] };
}

function accountGroup({ account }: State): View {
  return { type: "account", uid: account.id, name: account.name };
}
