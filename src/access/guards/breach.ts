import type { Change } from "../model/change";
import { isSensitive, knownText, shownText } from "../model/told";
import { type Phrase, value } from "../text/phrase";
import type { Breach, Verdict } from "./guard";
import { ACCOUNT } from "./losses";

export const notEvaluated = (...reason: Phrase): Verdict => ({ status: "not-evaluated", reason });

export const notApplicable = (...reason: Phrase): Verdict => ({ status: "not-applicable", reason });

/** Somebody by e-mail; where that is hidden, the address in Terraform stands for them. */
export const about = ({ person, source }: Pick<Change, "person" | "source">, message: Phrase): Breach => ({
  subject: isSensitive(person.email) ? null : knownText(person.email),
  address: source.address,
  stack: source.stack,
  message: typeof person.email === "string" ? message : [value(source.address), " ", ...message],
});

/** Of the change as a whole. */
export const ofAll = (message: Phrase): Breach => ({ subject: null, address: null, stack: null, message });

export const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? "" : "s"}`;

/** Where there are several stacks: which one the rest of the sentence is about. */
export const stackPrefix = ({ stack }: { readonly stack: string | null }): Phrase =>
  stack === null ? [] : ["stack ", value(stack), ": "];

/** A place by its key, unless one of the changes there must not say where it is. */
export const atPlace = (words: string, place: string, changes: readonly Pick<Change, "place">[]): Phrase => {
  if (place === ACCOUNT) return [`${words} the account`];
  return [
    `${words} organization `,
    value(changes.some(({ place: { id } }) => isSensitive(id)) ? "(sensitive)" : place),
  ];
};

/** Whoever it is, as a list of people names them. */
export const nameOf = ({ change: { person, source } }: { readonly change: Change }): string =>
  typeof person.email === "string" ? person.email : source.address;

export const placeInWords = ({ place }: Pick<Change, "place">): Phrase => {
  if (place.scope === "account") return ["the whole account"];
  return [`${place.scope} `, value(shownText(place.id))];
};
