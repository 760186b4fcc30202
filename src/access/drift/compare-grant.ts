import type { ManagedPerson } from "../facts/managed";
import { isAdministrator } from "../facts/rank";
import type { LiveIndex } from "../facts/roster-index";
import { type Phrase, phrase } from "../text/phrase";
import { compareProfile } from "./compare-profile";
import { type DriftSettings, invitation, roleKind } from "./drift-settings";
import type { Grant } from "./grants";
import type { DriftItem } from "./item";
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
  const { managed, recorded, desired, live, isOwn } = grant;
  const verdict = threeWay({ desired, recorded, live: live?.membership.role }, isSameRole);
  // The account contract may show nobody before the invitation is accepted.
  if (live === undefined && recorded !== undefined && isUnseenInvitation(managed, index))
    return invitation(managed, live, settings).isStale ? [unseen(grant)] : [];
  if (verdict === "missing") return [missing(grant, index)];
  const [from, to] = [(verdict === "drift" ? recorded : desired) ?? null, live?.membership.role ?? null];
  const kind = verdict === "drift" ? roleKind(from, to, settings) : KIND_OF[verdict];
  const isPending = live?.membership.status === "pending";
  const ageDays = isPending ? invitation(managed, live, settings).ageDays : null;
  const attribute = isOwn ? "role" : "";
  return kind ? [{ kind, from, to, ageDays, attribute, sentence: sentenceOf(grant, verdict) }] : [];
}

const unseen = ({ org, email, desired = null }: Grant): Found => ({
  kind: "invite_stale",
  from: desired,
  to: "pending",
  sentence: phrase`${email} has not accepted the invitation to ${org}, and Automox shows no such person`,
});

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
  const elsewhere = (index.findAnywhere(managed)?.memberships ?? []).map((each) => each.org).join(", ");
  if (elsewhere !== "")
    return {
      kind: "zone_removed",
      from,
      sentence: phrase`${email} is no longer in ${org}, but still in ${elsewhere}`,
    };
  if (managed.status === "pending")
    return {
      kind: "missing",
      from,
      sentence: phrase`the invitation of ${email} to ${org} is gone: cancelled in the console, or lapsed`,
    };
  return isAdministrator(from)
    ? { kind: "missing_admin", from, sentence: phrase`${email}, an administrator, is no longer in ${org}` }
    : { kind: "missing", from, sentence: phrase`${email} is no longer in ${org}` };
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
