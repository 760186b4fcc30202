import { daysBetween } from "../facts/days";
import type { ManagedPerson } from "../facts/managed";
import type { LiveIndex } from "../facts/roster-index";
import { changesBetween } from "../model/between";
import { severityOf } from "../model/severity";
import { phrase } from "../text/phrase";
import type { Grant } from "./grants";
import type { Found } from "./make-item";
import { type Context, orderOf } from "./settings";

/** The account contract may show nobody before the invitation is accepted. */
export const isUnseenInvitation = (
  { status, stale, userId, uuid }: ManagedPerson,
  { roster }: LiveIndex,
): boolean =>
  status === "pending" && (stale || (roster.contract === "account" && userId === null && uuid === null));

/**
 * By the date of Automox, else of the state: whole days since the invitation, null without any date. Old
 * enough by that date, or already called stale by the provider, which knows when it sent again.
 */
export function invitationOf(
  { live, managed }: Pick<Grant, "live" | "managed">,
  { now, staleAfterMs }: Context,
): { readonly ageDays: number | null; readonly isStale: boolean } {
  const date = Date.parse(live?.membership.createdAt ?? managed.createdAt ?? "");
  return {
    ageDays: Number.isNaN(date) ? null : daysBetween(date, now),
    isStale: managed.stale || now - date >= staleAfterMs,
  };
}

/** Nobody accepts it: as severe as sending it again. */
export function staleFound(grant: Grant, settings: Context): Found {
  const { live, managed, desired, email, org } = grant;
  const [change] = changesBetween(managed, managed);
  const { ageDays } = invitationOf(grant, settings);
  const waits = phrase`${email} has not accepted the invitation to ${org}`;
  const since = ageDays === null ? [] : phrase` for ${ageDays} days`;
  return {
    kind: "invite_stale",
    severity: change ? severityOf(change, "re-invite", orderOf(settings)) : "medium",
    from: desired?.role ?? null,
    to: "pending",
    // Not a part of the fingerprint, or it would be another finding every night.
    ageDays,
    sentence: [...waits, ...(live ? since : [", and Automox shows no such person"])],
  };
}
