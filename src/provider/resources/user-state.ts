import { foldEmail } from "../../automox/email";
import type { User } from "../../automox/person";
import type { StateOf } from "../../framework/infer";
import { observedPrefs } from "../prefs";
import type { userSchema } from "./user-schema";

export type UserState = StateOf<typeof userSchema>;

/** What the API does not know about a person: how the practitioner wants them handled, and which preferences are managed. */
export type Own = Pick<UserState, "prefs_json" | "wait_for_activation" | "timeouts">;

export const NOTHING_OWN: Own = { prefs_json: null, wait_for_activation: null, timeouts: null };

export const userId = (org: number, email: string): string => `${org}/${foldEmail(email)}`;

/**
 * The one place where a person of the API becomes a state; create, read, update and import end here.
 * What an answer did not carry stays as in `before`.
 */
export function toState(
  user: User,
  { org, own, before }: { org: number; own: Own; before?: Partial<UserState> },
): UserState {
  return {
    ...own,
    id: userId(org, user.email),
    email: user.email,
    first_name: user.firstName === undefined ? (before?.first_name ?? null) : user.firstName,
    last_name: user.lastName === undefined ? (before?.last_name ?? null) : user.lastName,
    org_id: org,
    role: user.role ?? before?.role ?? "",
    prefs_json: observedPrefs(own.prefs_json, user.prefs),
    status: user.status ?? (user.status === undefined ? before?.status : undefined) ?? "unknown",
    user_id: user.id ?? before?.user_id ?? null,
    uuid: user.uuid ?? before?.uuid ?? null,
    created_at: user.createdAt ?? before?.created_at ?? null,
  };
}
