import type { PersonStatus } from "../facts/person";
import type { Severity } from "../model/severity";
import type { Phrase } from "../text/phrase";
import type { DriftKind } from "./kinds";

/** One difference about one person in one organization. */
export interface DriftItem {
  /** SHA-256 of what the difference is; the same from run to run while nothing changes. */
  readonly fingerprint: string;
  readonly kind: DriftKind;
  readonly severity: Severity;
  readonly person: {
    readonly email: string;
    readonly userId: number | null;
    readonly uuid: string | null;
    /** Live; null where the person is not there. */
    readonly status: PersonStatus | null;
  };
  readonly org: number;
  /**
   * What the configuration wants, or the state where no plan was given: a role, `disabled`, or the fields of
   * a profile. Null: nothing.
   */
  readonly from: string | null;
  /** What Automox has. */
  readonly to: string | null;
  /** One sentence without a full stop. */
  readonly sentence: Phrase;
  readonly stack: string | null;
  readonly address: string | null;
  readonly constructPath: string | null;
  /** Age of an invitation in whole days, where its date is known. */
  readonly ageDays: number | null;
  /** Who did it by the audit trail; null where that was not asked, or told nothing. */
  readonly actor: Actor | null;
  /** Against the previous report; null without one. */
  readonly since: "new" | "continuing" | null;
  readonly actions: readonly SuggestedAction[];
  /** Names of people that stand in the texts above, for redaction; never printed as a field. */
  readonly personal: readonly string[];
}

interface Actor {
  readonly email: string;
  /** RFC 3339 in UTC. */
  readonly at: string;
  readonly eventId: string;
}

/** Something a person could do about it. Nothing of this is ever done here. */
export interface SuggestedAction {
  /** `Accept`, `Revert`, `Adopt` … */
  readonly label: string;
  /** A command for a shell, text for the configuration, a line of the ignore file, or words. */
  readonly form: "command" | "code" | "ignore" | "words";
  readonly text: string;
  /** Words with the values in them kept apart; null for all that is to be copied as it is. */
  readonly says: Phrase | null;
}
