import type { ManagedPerson } from "../access/managed";
import type { Redaction } from "../access/redact";
import type { Roster } from "../access/roster";

/** Everything the access matrix shows; one input, one page, byte for byte. */
export interface MatrixInput {
  readonly roster: Roster;
  /** People of one or several states; null where no state was read, so that nobody is called unmanaged. */
  readonly managed: readonly ManagedPerson[] | null;
  readonly drift: readonly MatrixDrift[];
  /** Findings that a rule silences: listed with their reasons, and no reason for attention. */
  readonly ignored: readonly MatrixIgnored[];
  readonly guards: readonly MatrixGuard[];
  readonly meta: MatrixMeta;
}

export type MatrixSeverity = "critical" | "high" | "medium" | "low" | "info";

/** A difference between what was recorded and what is, as far as the page shows it. */
export interface MatrixDrift {
  /** `role_raised`, `unmanaged_user` … */
  readonly kind: string;
  readonly severity: MatrixSeverity;
  /** Null: about the person, not about one organization. */
  readonly org: number | null;
  readonly email: string | null;
  readonly userId?: number | null;
  readonly recorded: string | null;
  readonly live: string | null;
  /** One sentence. */
  readonly summary: string;
  /** What to do about it, in words. */
  readonly action?: string | null;
  /** A command or a piece of code that does it, ready to copy. */
  readonly command?: string | null;
  /** Who changed it and when, where an audit event tells. */
  readonly who?: string | null;
  readonly when?: string | null;
}

export interface MatrixIgnored extends Pick<MatrixDrift, "kind" | "org" | "email" | "userId" | "summary"> {
  readonly reason: string;
  /** Date or RFC 3339 time; null: without end. */
  readonly until: string | null;
}

export interface MatrixGuard {
  readonly code: string;
  readonly title: string;
  readonly outcome: "passed" | "failed" | "warned" | "waived" | "not evaluated";
  readonly message: string;
  readonly remedy?: string | null;
}

export interface MatrixMeta {
  readonly toolVersion: string;
  /** How the account is called; its id stands in the roster. */
  readonly accountName?: string | null;
  /** Name of the stack or the state files compared. */
  readonly scope?: string | null;
  readonly redact: Redaction;
  /** A pending person needs attention from this age on. */
  readonly staleAfterDays: number;
}
