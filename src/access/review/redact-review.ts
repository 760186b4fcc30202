import type { Redaction } from "../facts/redact";
import { withoutPeople } from "../facts/without-people";
import type { ReviewDocument } from "./review-schema";

/** What everything is derived from names everybody. */
export const redactReview = (document: ReviewDocument, mode: Redaction): ReviewDocument =>
  mode === "none" ? document : withoutPeople({ ...document, difference: null }, mode);
