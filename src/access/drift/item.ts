import type { z } from "zod";
import type { Phrase } from "../text/phrase";
import type { driftDocumentSchema } from "./drift-schema";

/** Nothing in it is changed. */
type Frozen<T> = { readonly [K in keyof T]: Frozen<T[K]> };

export type DriftDocument = Frozen<z.infer<typeof driftDocumentSchema>>;
export type DocumentItem = DriftDocument["items"][number];
export type DocumentAction = DocumentItem["actions"][number];
/** What is worth a look although nothing differs: not drift, counted for no exit code. */
export type Posture = DriftDocument["posture"][number];

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
