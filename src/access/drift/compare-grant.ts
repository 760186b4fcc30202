import { daysBetween } from "../facts/days";
import type { ManagedPerson } from "../facts/managed";
import { isAdministrator } from "../facts/rank";
import type { LiveIndex, Sighting } from "../facts/roster-index";
import { type Phrase, phrase } from "../text/phrase";
import { compareProfile } from "./compare-profile";
import { type DriftSettings, roleKind } from "./drift-settings";
import type { Grant } from "./grants";
import type { DriftItem } from "./item";
import type { DriftKind } from "./kinds";
import { type Found, makeItem } from "./make-item";
import { isSameRole, KIND_OF, threeWay, type Verdict } from "./three-way";

/** The items of one grant, or `withheld`: that they would rest on an absence which nobody has proved. */
export function compareGrant(
  grant: Grant,
  index: LiveIndex,
  settings: DriftSettings,
): readonly DriftItem[] | "withheld" {
  const { live, stack, org, managed } = grant;
  // Nobody said that they are not there, or have no role.
  if (live?.membership.role == null && !index.provesAbsence(org)) return "withheld";
  const found = [
    ...compareRole(grant, index, settings),
    ...compareProfile(grant, settings),
    ...compareStatus(grant, settings),
  ];
  return found.map((each) => makeItem({ ...each, stack, org, managed, live: live?.person }));
}

function compareRole(grant: Grant, index: LiveIndex, settings: DriftSettings): readonly Found[] {
  const { managed, recorded, desired, live, isOwn, org, email } = grant;
  const verdict = threeWay({ desired, recorded, live: live?.membership.role }, isSameRole);
  // The account contract may show nobody before the invitation is accepted.
  if (live === undefined && recorded !== undefined && isUnseenInvitation(managed, index)) {
    const sentence = phrase`${email} has not accepted the invitation to ${org}, and Automox shows no such person`;
    const found: Found = { kind: "invite_stale", from: desired ?? null, to: "pending", sentence };
    return invitation(managed, live, settings).isStale ? [found] : [];
  }
  if (verdict === "missing") return [missing(grant, index)];
  const [from, to] = [(verdict === "drift" ? recorded : desired) ?? null, live?.membership.role ?? null];
  const kind = verdict === "drift" ? roleKind(from, to, settings) : KIND_OF[verdict];
  const isPending = live?.membership.status === "pending";
  const ageDays = isPending ? invitation(managed, live, settings).ageDays : null;
  const attribute = isOwn ? "role" : "";
  return kind ? [{ kind, from, to, ageDays, attribute, sentence: sentenceOf(grant, verdict) }] : [];
}

function sentenceOf({ org, email, recorded, desired, live }: Grant, verdict: Verdict): Phrase {
  const wanted = desired ?? "a member";
  const has = roleWord(live?.membership.role);
  switch (verdict) {
    case "pending":
      return recorded === undefined
        ? phrase`${email} is to be invited to ${org} as ${wanted}`
        : phrase`${email} is to become ${wanted} in ${org}, and is ${has}`;
    case "pending-removal":
      return phrase`${email} is to leave ${org}`;
    case "not-adopted": {
      const isSame = isSameRole(desired ?? null, live?.membership.role ?? null);
      const differs = isSame ? [] : phrase`, there as ${has} and wanted as ${wanted}`;
      return [...phrase`${email} is in ${org} already, and no state has them`, ...differs];
    }
    case "converged":
      return live === undefined
        ? phrase`${email} is gone from ${org} already, as the configuration wants`
        : phrase`${email} is ${has} in ${org} already, as the configuration wants`;
    case "conflict":
      return phrase`${email} in ${org}: the configuration wants ${desired === undefined ? "nobody" : roleWord(desired)}, the state has ${roleWord(recorded)}, Automox has ${has}`;
    default:
      return phrase`${email} is ${has} in ${org}, Terraform has ${roleWord(recorded)}`;
  }
}

const roleWord = (role: string | null | undefined): string => role ?? "without a role";

function missing({ org, email, managed, desired, recorded }: Grant, index: LiveIndex): Found {
  const from = desired ?? recorded ?? null;
  const found = (kind: DriftKind, sentence: Phrase): Found => ({ kind, from, sentence });
  const elsewhere = (index.findAnywhere(managed)?.memberships ?? []).map((each) => each.org).join(", ");
  if (elsewhere !== "")
    return found("zone_removed", phrase`${email} is no longer in ${org}, but still in ${elsewhere}`);
  const lapsed = phrase`the invitation of ${email} to ${org} is gone: cancelled in the console, or lapsed`;
  if (managed.status === "pending") return found("missing", lapsed);
  return isAdministrator(from)
    ? found("missing_admin", phrase`${email}, an administrator, is no longer in ${org}`)
    : found("missing", phrase`${email} is no longer in ${org}`);
}

const isUnseenInvitation = ({ status, stale, userId, uuid }: ManagedPerson, { roster }: LiveIndex): boolean =>
  status === "pending" && (stale || (roster.contract === "account" && userId === null && uuid === null));

/** Somebody managed whose invitation is old, or whose account was disabled. */
function compareStatus(grant: Grant, settings: DriftSettings): readonly Found[] {
  const { live, managed, email, org, isOwn, entry } = grant;
  if (!live || !isOwn || !entry.recorded || !entry.desired) return [];
  const { status } = live.membership;
  const { isStale, ageDays } = invitation(managed, live, settings);
  if (status === "pending" && isStale) {
    const since = ageDays === null ? [] : phrase` for ${ageDays} days`;
    const sentence = [...phrase`${email} has not accepted the invitation to ${org}`, ...since];
    // Without the age in it, or it would be another finding every night.
    return [{ kind: "invite_stale", from: managed.role, to: status, ageDays, sentence }];
  }
  // Recorded as disabled is somebody whom the configuration or an earlier apply knows as disabled.
  if (status !== "disabled" || managed.status === "disabled") return [];
  const from = managed.status ?? "active";
  return [{ kind: "disabled", from, to: status, sentence: phrase`${email} is disabled in ${org}` }];
}

/**
 * By the date of Automox, else of the state: whole days since the invitation, null without any date. Old
 * enough by that date, or already called stale by the provider, which knows when it sent again.
 */
function invitation(
  managed: ManagedPerson,
  live: Sighting | undefined,
  { now, staleAfterMs }: DriftSettings,
): { readonly ageDays: number | null; readonly isStale: boolean } {
  const date = Date.parse(live?.membership.createdAt ?? managed.createdAt ?? "");
  return {
    ageDays: Number.isNaN(date) ? null : daysBetween(date, now),
    isStale: managed.stale || now - date >= staleAfterMs,
  };
}
