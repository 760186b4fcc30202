import { isMembership } from "./attributes";
import { type RoleOrder, stepOf } from "./authority";
import { type Change, isLoss } from "./change";

/** What happens to a person, in the order in which a reader should see it. */
const GROUPS = {
  /** Somebody has less access than before, or none for a time. */
  losses: ["replace", "remove", "revoke", "disable"],
  gains: ["raise", "invite", "re-invite", "grant", "enable"],
  otherRoles: ["lower", "change-role"],
  details: ["rename", "two-factor", "edit-profile"],
  /** Who is managed changes, or where it is written, and nobody's access. */
  bookkeeping: ["adopt", "refuse", "stop-managing", "move", "settings"],
} as const;

export type Verb = (typeof GROUPS)[keyof typeof GROUPS][number];

export const VERBS: readonly Verb[] = Object.values(GROUPS).flat();

export const LOSSES: readonly Verb[] = GROUPS.losses;
export const GAINS: readonly Verb[] = GROUPS.gains;
export const BOOKKEEPING: readonly Verb[] = GROUPS.bookkeeping;

const OF_KIND = {
  mailbox: "rename",
  "second-factor": "two-factor",
  profile: "edit-profile",
  policy: "settings",
} as const satisfies Partial<Record<Change["kind"], Verb>>;

/** A word for a change, for people and for counting; no rule looks at it. */
export function verbOf(change: Change, order: RoleOrder): Verb {
  const { kind, fields } = change;
  if (kind === "access") return verbOfAccess(change, order);
  if (kind !== "managed") return OF_KIND[kind];
  const [managed] = fields;
  if (managed === undefined) return "move";
  return managed.to === null ? "stop-managing" : "adopt";
}

function verbOfAccess(change: Change, order: RoleOrder): Verb {
  const { from, to, gap, resend, live, cause, place, how, source } = change;
  const isPerson = place.scope === "organization" && !isMembership(source.type);
  if (live === "refused") return "refuse";
  if (resend) return "re-invite";
  if (gap) return "replace";
  if (to === null) return isPerson || how === "remove_from_account" ? "remove" : "revoke";
  if (from === null) {
    if (!isPerson) return "grant";
    return cause === "console" ? "re-invite" : "invite";
  }
  if (from.status !== to.status) return isLoss(change) ? "disable" : "enable";
  const step = stepOf(from.role, to.role, order);
  if (step === "same") return live === "taken-over" ? "adopt" : "change-role";
  if (from.role === null) return "grant";
  if (to.role === null) return "revoke";
  return ({ raised: "raise", lowered: "lower" } as const)[step as "raised" | "lowered"] ?? "change-role";
}
