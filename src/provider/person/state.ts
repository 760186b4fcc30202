import type { User } from "../../automox/model/person";
import { sameRole } from "../../automox/model/roles";
import { foldEmail } from "../../automox/wire/email";
import type { PlanOf, StateOf } from "../../framework/infer";
import { observedPrefs } from "../schemas/prefs";
import type { userSchema } from "../schemas/user";
import type { Person } from "./person";

/**
 * A person with every attribute that a resource has for one. A membership has neither prefs_json nor active.
 */
export type PersonState = StateOf<typeof userSchema>;
export type PersonPlan = PlanOf<typeof userSchema>;

/**
 * What Automox does not know: how the practitioner wants the person handled, and which values are managed.
 */
export const ownOf = (from: PersonState | PersonPlan) => ({
  prefs_json: from.prefs_json,
  zone_roles: from.zone_roles,
  two_factor: from.two_factor,
  two_factor_reset: from.two_factor_reset,
  two_factor_reset_to: from.two_factor_reset_to,
  active: from.active,
  on_existing: from.on_existing,
  on_destroy: from.on_destroy,
  on_destroy_api_keys: from.on_destroy_api_keys,
  invitation: from.invitation as PersonState["invitation"],
  wait_for_activation: from.wait_for_activation,
  timeouts: from.timeouts as PersonState["timeouts"],
});
type Own = ReturnType<typeof ownOf>;

export const NOTHING_OWN: Own = {
  prefs_json: null,
  zone_roles: null,
  two_factor: null,
  two_factor_reset: null,
  two_factor_reset_to: null,
  active: null,
  on_existing: null,
  on_destroy: null,
  on_destroy_api_keys: null,
  invitation: null,
  wait_for_activation: null,
  timeouts: null,
};

/** How to ask for a person of a state. */
export const memberOfState = (state: PersonState) => ({
  email: state.email,
  userId: state.user_id,
  uuid: state.uuid,
  createdAt: state.created_at,
  firstName: state.first_name,
  lastName: state.last_name,
});

/** Whoever leaves, with what their state says about their API keys. */
export const keyHolderOf = ({ email, user_id, on_destroy_api_keys }: PersonState) => ({
  email,
  userId: user_id,
  apiKeys: on_destroy_api_keys,
});

export const personId = (org: number, email: string): string => `${org}/${foldEmail(email)}`;

/** What Read writes as `on_destroy` into the second of two objects with one person: destroying it sends nothing. */
export const FORGET = "forget" as NonNullable<PersonState["on_destroy"] | "forget"> as NonNullable<
  PersonState["on_destroy"]
>;

/** What destroying the person takes from them, in the words of the guards; null for nothing. */
export function kindOfRemoval({ on_destroy }: Pick<PersonState, "on_destroy">) {
  if (on_destroy === "keep" || on_destroy === FORGET) return null;
  return on_destroy === "deactivate" ? "deactivation" : "removal";
}

/** What a resource's state shows of somebody, where the contracts differ. */
export type Shown = Pick<
  PersonState,
  | "first_name"
  | "last_name"
  | "account_role"
  | "zone_roles"
  | "two_factor"
  | "two_factor_method"
  | "invitation_id"
>;

export interface Showing {
  readonly own: Pick<PersonState, "zone_roles" | "two_factor">;
  readonly before: Partial<PersonState> | undefined;
}

export interface Seen {
  readonly show: (person: Person, showing: Showing) => Shown;
  readonly org: number;
  readonly own: Own;
  /** Values for what an answer does not carry. */
  readonly before?: Partial<PersonState>;
  readonly stale: boolean;
  readonly invitationsSent: number;
}

/** Turns a person of Automox into a state; create, read, update and import all end here. */
export function toState(user: Person, seen: Seen): PersonState {
  const { show, org, own, before, stale, invitationsSent } = seen;
  const shown = show(user, { own, before });
  // Field by field: Node 20 takes 40 µs for the same with two objects spread into it.
  return {
    id: personId(org, user.email),
    email: user.email,
    org_id: org,
    first_name: shown.first_name,
    last_name: shown.last_name,
    role: roleOf(user, before),
    account_role: shown.account_role,
    zone_roles: shown.zone_roles,
    prefs_json: observedPrefs(own.prefs_json, user.prefs),
    two_factor: shown.two_factor,
    two_factor_reset: own.two_factor_reset,
    two_factor_reset_to: own.two_factor_reset_to,
    two_factor_method: shown.two_factor_method,
    active: own.active,
    on_existing: own.on_existing,
    on_destroy: own.on_destroy,
    on_destroy_api_keys: own.on_destroy_api_keys,
    invitation: own.invitation,
    invitation_id: shown.invitation_id,
    wait_for_activation: own.wait_for_activation,
    timeouts: own.timeouts,
    status: statusOf(user, before),
    stale,
    invitations_sent: invitationsSent,
    user_id: user.id ?? before?.user_id ?? null,
    uuid: user.uuid ?? before?.uuid ?? null,
    created_at: user.createdAt ?? before?.created_at ?? null,
  };
}

/**
 * Keeps the spelling of the state where it means the same role. null is a member without a role, which is
 * drift; undefined is an answer that says nothing.
 */
function roleOf({ role }: Person, before: Partial<PersonState> | undefined): string {
  if (role === undefined) return before?.role ?? "";
  return before?.role !== undefined && sameRole(before.role, role ?? "") ? before.role : (role ?? "");
}

/** null is a word that no document has; undefined is an answer that says nothing. */
export function statusOf(user: User, before?: Partial<PersonState>): string {
  if (user.status === undefined) return before?.status ?? "unknown";
  return user.status ?? "unknown";
}
