import type { PersonType } from "./managed";
import type { PersonStatus } from "./person";

/** What happens to a person, in the order in which a reader should see it. */
export const VERBS = [
  "replace",
  "remove",
  "revoke",
  "disable",
  "raise",
  "invite",
  "re-invite",
  "grant",
  "enable",
  "lower",
  "change-role",
  "rename",
  "two-factor",
  "edit-profile",
  "adopt",
  "stop-managing",
  "move",
  "settings",
] as const;

export type Verb = (typeof VERBS)[number];

/**
 * Why it is in the plan: the configuration changed; the console was edited and the plan undoes it; both; the
 * base branch's plan has it as well; or an invitation became stale and is due again.
 */
export const CAUSES = ["change", "both", "console", "expiry", "base"] as const;

export type Cause = (typeof CAUSES)[number];

/** From the worst to the least. */
export const SEVERITIES = ["critical", "high", "medium", "low", "info"] as const;

export type Severity = (typeof SEVERITIES)[number];

export interface ItemPerson {
  /** Null: known only after apply. */
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly userId: number | null;
  readonly uuid: string | null;
  readonly status: PersonStatus | null;
}

/** One attribute; values as the reader should see them, null for absent. */
export interface FieldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
  /** `to` is known only after apply. */
  readonly unknown: boolean;
}

/** One sentence about one person: who gets or loses what, where. */
export interface AccessItem {
  readonly fingerprint: string;
  readonly verb: Verb;
  readonly severity: Severity;
  readonly cause: Cause;
  readonly person: ItemPerson;
  readonly org: number | null;
  /** What the role belongs to: the organization, the whole account, or another zone (its number or UUID). */
  readonly scope: "organization" | "account" | "zone";
  readonly zone: string | null;
  /** Role before and after; null for none. */
  readonly from: string | null;
  readonly to: string | null;
  /** `to` is known only after apply. */
  readonly unknown: boolean;
  readonly changes: readonly FieldChange[];
  /** What else a reviewer must know, a clause each. */
  readonly notes: readonly string[];
  readonly type: PersonType;
  readonly address: string;
  readonly previousAddress: string | null;
  readonly constructPath: string | null;
  readonly stack: string | null;
  /** Attributes the configuration marks as sensitive: reckoned with, never printed. */
  readonly sensitive: readonly string[];
}

/** Verbs after which somebody has less access than before, or none for a time. */
export const LOSSES: readonly Verb[] = ["replace", "remove", "revoke", "disable"];

/** Verbs that change who is managed or where it is written, and nobody's access. */
export const BOOKKEEPING: readonly Verb[] = ["adopt", "stop-managing", "move", "settings"];
