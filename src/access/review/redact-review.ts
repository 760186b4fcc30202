import { type Redaction, redacted, redactedName, redactedPath, redactor } from "../facts/redact";
import { everyText } from "../text/every-text";
import { mapValues, type Phrase } from "../text/phrase";
import type { ReviewDocument, ReviewItem } from "./review-schema";

/**
 * The document with people's addresses and names hidden, wherever they stand. Digest and fingerprints stay
 * those of the real ones.
 */
export function redactReview(document: ReviewDocument, mode: Redaction): ReviewDocument {
  if (mode === "none") return document;
  const named = {
    ...document,
    items: document.items.map((item) => withoutPerson(item, mode)),
    observations: document.observations.map((seen) => withoutPerson(seen, mode)),
    // What it is derived from names everybody.
    difference: null,
  };
  return everyText(withoutQuotes(named, document, mode), (text) => redacted(text, mode));
}

/** Rules that tell what somebody else wrote: conditions of a configuration, words of whoever waived. */
const QUOTING: readonly string[] = ["AMX012", "AMX019"];

/** A check or a condition quotes what somebody wrote, whom it calls by name as likely as not. */
function withoutQuotes(
  review: ReviewDocument,
  { items, observations }: ReviewDocument,
  mode: Redaction,
): ReviewDocument {
  const quotes = review.guards
    .filter(({ code }) => QUOTING.includes(code))
    .flatMap(({ findings }) => findings);
  if (review.warnings.length + quotes.length === 0) return review;
  const people = [...items, ...observations].map(({ person }) => person);
  const names = people
    .flatMap(({ firstName, lastName }) => [firstName, lastName])
    .filter((name) => name !== null);
  const hide = redactor(mode, { names });
  const hidden = (sentence: Phrase): Phrase => mapValues(sentence, hide);
  return {
    ...review,
    warnings: review.warnings.map(hidden),
    guards: review.guards.map((guard) =>
      QUOTING.includes(guard.code)
        ? { ...guard, findings: guard.findings.map((each) => ({ ...each, message: hidden(each.message) })) }
        : guard,
    ),
  };
}

const withoutPerson = <T extends ReviewItem>(item: T, mode: Redaction): T => ({
  ...item,
  person: withoutNames(item.person, mode),
  constructPath: redactedPath(item.constructPath, mode),
  changes: item.changes.map((change) =>
    change.field === "first_name" || change.field === "last_name"
      ? { ...change, from: redactedName(change.from, mode), to: redactedName(change.to, mode) }
      : change,
  ),
});

const withoutNames = (person: ReviewItem["person"], mode: Redaction) => ({
  ...person,
  firstName: redactedName(person.firstName, mode),
  lastName: redactedName(person.lastName, mode),
});
