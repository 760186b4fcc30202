import type { AccessItem } from "../facts/access-item";
import type { HeldKeys } from "../facts/held-keys";
import type { Plan } from "../facts/plan";
import type { Roster } from "../facts/roster";
import type { Phrase } from "../text/phrase";
import type { GuardCode, GuardLevel, GuardStatus } from "./codes";
import type { GuardSettings } from "./settings";

/** One breach: about whom, and the sentence. */
export interface GuardFinding {
  /** E-mail of the person where it is about one; what a waiver's `subject` names. */
  readonly subject: string | null;
  readonly address: string | null;
  readonly message: Phrase;
  /** Why this one is excused, and by what. */
  readonly allowed: {
    readonly by: "option" | "waiver";
    readonly reason: string;
    readonly expires: string | null;
  } | null;
}

/** A finding before anybody asks whether it is excused. */
export type Breach = Omit<GuardFinding, "allowed">;

export interface GuardResult {
  readonly code: GuardCode;
  readonly name: string;
  readonly status: GuardStatus;
  /** Why it was not evaluated or does not apply; empty otherwise. */
  readonly reason: Phrase;
  readonly findings: readonly GuardFinding[];
  readonly remedy: string;
}

/** What a rule may look at. */
export interface GuardContext {
  readonly plans: readonly Plan[];
  readonly items: readonly AccessItem[];
  readonly settings: GuardSettings;
  /** Null without `--live`. */
  readonly roster: Roster | null;
  /** Of the organizations that somebody leaves; null without `--live`. */
  readonly keys: HeldKeys | null;
  /** E-mail of who wrote the change; null where nobody said. */
  readonly author: string | null;
  readonly digest: { readonly reviewed: string; readonly now: string } | null;
  readonly now: Date;
}

/**
 * What a rule answers: a reason why it cannot or need not say anything, or its findings, none of them meaning
 * that all is well.
 */
export type Verdict =
  | { readonly notEvaluated: Phrase }
  | { readonly notApplicable: Phrase }
  | { readonly findings: readonly Breach[] };

export interface Guard {
  readonly code: GuardCode;
  readonly name: string;
  readonly level: GuardLevel;
  /** In one sentence, for the documentation and for SARIF. */
  readonly rule: string;
  readonly remedy: string;
  check(context: GuardContext): Verdict;
}
