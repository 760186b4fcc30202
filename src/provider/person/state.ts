import type { User } from "../../automox/model/person";
import { sameRole } from "../../automox/model/roles";
import { foldEmail } from "../../automox/wire/email";
import type { PlanOf, StateOf } from "../../framework/infer";
import { observedPrefs } from "../schemas/prefs";
import type { userSchema } from "../schemas/user";
import type { Person } from "./person";

/** A person with everything any resource has for one. A membership has neither prefs_json nor active. */
export type PersonState = StateOf<typeof userSchema>;
export type PersonPlan = PlanOf<typeof userSchema>;

/** What the API does not know: how the practitioner wants the person handled, and what is managed at all. */
export const ownOf = (from: PersonState | PersonPlan) => ({
  prefs_json: from.prefs_json,
  zone_roles: from.zone_roles,
  two_factor: from.two_factor,
  two_factor_reset: from.two_factor_reset,
  active: from.active,
  on_existing: from.on_existing,
  on_destroy: from.on_destroy,
  invitation: from.invitation as PersonState["invitation"],
  wait_for_activation: from.wait_for_activation,
  timeouts: from.timeouts as PersonState["timeouts"],
});
export type Own = ReturnType<typeof ownOf>;

export const NOTHING_OWN: Own = {
  prefs_json: null,
  zone_roles: null,
  two_factor: null,
  two_factor_reset: null,
  active: null,
  on_existing: null,
  on_destroy: null,
  invitation: null,
  wait_for_activation: null,
  timeouts: null,
};

/** By what a state knows of the person. */
export const memberOfState = ({ email, user_id, uuid }: PersonState) => ({ email, userId: user_id, uuid });

export const personId = (org: number, email: string): string => `${org}/${foldEmail(email)}`;

/** What destroying the person takes from them, as the guards count it; null: nothing. */
export function kindOfRemoval({ on_destroy }: Pick<PersonState, "on_destroy">) {
  if (on_destroy === "keep") return null;
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
  /** Stands where an answer carried nothing. */
  readonly before?: Partial<PersonState>;
  readonly stale: boolean;
  readonly invitationsSent: number;
}

/** The one place where a person of the API becomes a state; create, read, update and import end here. */
export function toState(user: Person, seen: Seen): PersonState {
  const { show, org, own, before, stale, invitationsSent } = seen;
  return {
    ...own,
    ...show(user, { own, before }),
    id: personId(org, user.email),
    email: user.email,
    org_id: org,
    role: roleOf(user, before),
    prefs_json: observedPrefs(own.prefs_json, user.prefs),
    status: statusOf(user, before),
    stale,
    invitations_sent: invitationsSent,
    user_id: user.id ?? before?.user_id ?? null,
    uuid: user.uuid ?? before?.uuid ?? null,
    created_at: user.createdAt ?? before?.created_at ?? null,
  };
}

/**
 * In the spelling of the state where it is the same. null is a member without a role, which is drift;
 * undefined an answer that said nothing.
 */
function roleOf({ role }: Person, before: Partial<PersonState> | undefined): string {
  if (role === undefined) return before?.role ?? "";
  return before?.role !== undefined && sameRole(before.role, role ?? "") ? before.role : (role ?? "");
}

/** null is a word nobody documents; undefined an answer that said nothing. */
export function statusOf(user: User, before?: Partial<PersonState>): string {
  if (user.status === undefined) return before?.status ?? "unknown";
  return user.status ?? "unknown";
}
