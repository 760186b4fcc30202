import { type Redaction, redacted, redactedName, redactedPath } from "../access/redact";
import type { ReviewDocument, ReviewItem } from "./review-schema";

/** The document with people's addresses and names hidden, wherever they stand. Digest and fingerprints stay those of the real ones. */
export function redactReview(document: ReviewDocument, mode: Redaction): ReviewDocument {
  if (mode === "none") return document;
  const named = {
    ...document,
    items: document.items.map((item) => ({
      ...item,
      person: withoutNames(item.person, mode),
      constructPath: redactedPath(item.constructPath, mode),
      changes: item.changes.map((change) =>
        change.field === "first_name" || change.field === "last_name"
          ? { ...change, from: redactedName(change.from, mode), to: redactedName(change.to, mode) }
          : change,
      ),
    })),
    observations: document.observations.map((seen) => ({
      ...seen,
      person: withoutNames(seen.person, mode),
      constructPath: redactedPath(seen.constructPath, mode),
      ...(seen.field === "first_name" || seen.field === "last_name"
        ? { from: redactedName(seen.from, mode), to: redactedName(seen.to, mode) }
        : {}),
    })),
  };
  return deep(named, (text) => redacted(text, mode)) as ReviewDocument;
}

const withoutNames = (person: ReviewItem["person"], mode: Redaction) => ({
  ...person,
  firstName: redactedName(person.firstName, mode),
  lastName: redactedName(person.lastName, mode),
});

function deep(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((each) => deep(each, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, deep(each, change)]));
}
