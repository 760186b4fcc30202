import type { Phrase } from "../text/phrase";
import type { DocumentAction, DocumentItem } from "./drift-schema";

/** One difference about one person in one organization, its words and the values of others kept apart. */
export interface DriftItem extends Omit<DocumentItem, "sentence" | "actions"> {
  /** One sentence without a full stop. */
  readonly sentence: Phrase;
  readonly actions: readonly SuggestedAction[];
  /** Names of people that stand in the texts above, for redaction; never printed as a field. */
  readonly personal: readonly string[];
}

/** Something a person could do about it. Nothing of this is ever done here. */
export interface SuggestedAction extends DocumentAction {
  /** Words with the values in them kept apart; null for all that is to be copied as it is. */
  readonly says: Phrase | null;
}
