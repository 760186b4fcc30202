import type { HeldKeys } from "../facts/held-keys";
import type { LiveIndex } from "../facts/roster-index";
import type { RoleOrder } from "../model/authority";
import type { Difference } from "../model/difference";
import type { Phrase } from "../text/phrase";
import type { GuardCode, GuardLevel, GuardStatus } from "./codes";
import type { Loss } from "./losses";
import type { GuardSettings } from "./policy";

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
export type Breach = Omit<GuardFinding, "allowed"> & {
  /** Of the address, where there are several. */
  readonly stack: string | null;
};

export interface GuardResult {
  readonly code: GuardCode;
  readonly name: string;
  readonly level: GuardLevel;
  readonly status: GuardStatus;
  /** Why it was not evaluated or does not apply; empty otherwise. */
  readonly reason: Phrase;
  readonly findings: readonly GuardFinding[];
  readonly remedy: string;
}

/** What a rule may look at. */
export interface GuardContext {
  readonly difference: Difference;
  readonly order: RoleOrder;
  readonly settings: GuardSettings;
  /** Null without `--live`. */
  readonly live: LiveIndex | null;
  /** Of the organizations that somebody leaves; null without `--live`. */
  readonly keys: HeldKeys | null;
  /** E-mail of who wrote the change; null where nobody said. */
  readonly author: string | null;
  /** Null where no digest was given; `now` null where this plan has none. */
  readonly digest: { readonly reviewed: string; readonly now: string | null } | null;
  readonly now: Date;
}

/** The context, and what several rules ask of the difference. */
export interface Asked extends GuardContext {
  readonly losses: readonly Loss[];
}

/**
 * What a rule answers: a reason why it cannot or need not say anything, or its findings, none of them meaning
 * that all is well.
 */
export type Verdict = Pick<GuardResult, "status" | "reason"> | readonly Breach[];

export interface Rule {
  /** Left out: it blocks. */
  readonly level?: "warn";
  /** In one sentence, for the documentation and for SARIF. */
  readonly rule: string;
  readonly remedy: string;
  check(context: Asked): Verdict;
}

export interface Guard extends Omit<Rule, "level"> {
  readonly code: GuardCode;
  readonly name: string;
  readonly level: GuardLevel;
}
