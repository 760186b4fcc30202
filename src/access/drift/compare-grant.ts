import { isAdministrator } from "../facts/rank";
import type { LiveIndex } from "../facts/roster-index";
import { changesBetween } from "../model/between";
import { type Phrase, phrase } from "../text/phrase";
import { compareAccountRole, comparePresent } from "./compare-present";
import { type Gap, gapOf, UNREAD, UNSEEN, whyUntold } from "./gaps";
import type { Grant } from "./grants";
import { invitationOf, isUnseenInvitation, staleFound } from "./invitation";
import type { DriftItem } from "./item";
import type { DriftKind } from "./kinds";
import { type Found, makeItem } from "./make-item";
import { type Context, severityIn } from "./settings";

interface Compared {
  readonly items: readonly DriftItem[];
  readonly gaps: readonly Gap[];
}

/** What differs between what was recorded, what is wanted and what is there, and what nobody can compare. */
export function compareGrant(grant: Grant, index: LiveIndex, settings: Context): Compared {
  const { live, recorded, managed, org, stack } = grant;
  const gap = (reason: Gap["reason"], why: string, attribute: string | null = null) =>
    gapOf({ ...grant, attribute, reason, why });
  const told = (found: readonly Found[]) =>
    found.map((each) => makeItem({ ...each, stack, org, managed, live: live?.person }, settings));
  const untoldOf = ({ untold }: { readonly untold: readonly string[] }) =>
    untold.map((attribute) => gap("untold", whyUntold(attribute), attribute));
  if (live) {
    const compared = comparePresent(grant, live, { index, settings });
    return { items: told(compared.found), gaps: untoldOf(compared) };
  }
  if (!index.provesAbsence(org)) return { items: [], gaps: [gap("unread", UNREAD)] };
  if (!recorded || !isUnseenInvitation(managed, index)) {
    const account = compareAccountRole(grant, { index, settings });
    const found = [compareAbsent(grant, index, settings), ...account.found];
    return { items: told(found), gaps: untoldOf(account) };
  }
  const { isStale } = invitationOf(grant, settings);
  return { items: told(isStale ? [staleFound(grant, settings)] : []), gaps: [gap("unseen", UNSEEN)] };
}

function compareAbsent(grant: Grant, index: LiveIndex, settings: Context): Found {
  const { recorded, desired, email, org, managed } = grant;
  const from = (desired ?? recorded)?.role ?? null;
  if (!recorded) {
    const sentence = phrase`${email} is to be invited to ${org} as ${from ?? "a member"}`;
    return { kind: "pending_change", from, sentence };
  }
  if (!desired) {
    const sentence = phrase`${email} is gone from ${org} already, as the configuration wants`;
    return { kind: "converged", sentence };
  }
  const severity = severityIn(changesBetween(desired, null), settings);
  const found = (kind: DriftKind, sentence: Phrase): Found => ({ kind, severity, from, sentence });
  const elsewhere = (index.findAnywhere(managed)?.memberships ?? []).map((each) => each.org).join(", ");
  if (elsewhere !== "")
    return found("zone_removed", phrase`${email} is no longer in ${org}, but still in ${elsewhere}`);
  const lapsed = phrase`the invitation of ${email} to ${org} is gone: cancelled in the console, or lapsed`;
  if (managed.status === "pending") return found("missing", lapsed);
  return isAdministrator(from)
    ? found("missing_admin", phrase`${email}, an administrator, is no longer in ${org}`)
    : found("missing", phrase`${email} is no longer in ${org}`);
}
