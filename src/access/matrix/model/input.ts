import type { Excuse } from "../../drift/ignore-file";
import type { DocumentAction, DriftItem } from "../../drift/item";
import type { ManagedPerson } from "../../facts/managed";
import type { Redaction } from "../../facts/redact";
import type { Roster } from "../../facts/roster";
import type { GuardResult } from "../../guards/guard";

/** Everything the access matrix shows; one input, one page, byte for byte. */
export interface MatrixInput {
  readonly roster: Roster;
  /** People of one or several states; null where no state was read, so that nobody is called unmanaged. */
  readonly managed: readonly ManagedPerson[] | null;
  readonly drift: readonly MatrixDrift[];
  /** Findings that a rule silences: listed with their reasons, and no reason for attention. */
  readonly ignored: readonly (MatrixDrift & Excuse)[];
  readonly guards: readonly GuardResult[];
  readonly meta: MatrixMeta;
}

type Shown = "kind" | "severity" | "person" | "org" | "constructPath" | "sentence" | "actor" | "personal";

/** What the page shows of a difference. */
export interface MatrixDrift extends Pick<DriftItem, Shown> {
  readonly actions: readonly Pick<DocumentAction, "label" | "form" | "text">[];
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
