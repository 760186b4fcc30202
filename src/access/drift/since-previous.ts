import { AccessError } from "../cli/access-error";
import { parsedJson } from "../cli/read-text";
import { placeKey } from "../facts/order";
import { readerOf } from "../facts/roster";
import { driftDocumentSchema } from "./drift-schema";
import type { Gap } from "./gaps";
import type { DocumentItem, DriftDocument } from "./item";
import type { DriftReport } from "./report";

/** Throws AccessError where the text is no drift report of this version. */
export function readPrevious(text: string, file: string): DriftDocument {
  const refuse = (why: string) =>
    new AccessError(`${file} is not a report of \`automox-access drift --format json\`: ${why}.`);
  const read = driftDocumentSchema.safeParse(parsedJson(text, () => refuse("it is no JSON")));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw refuse(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? "another shape"}`);
}

interface Run extends Pick<DriftReport, "items" | "stacks" | "roster" | "notCompared"> {
  /** Left out of the report on purpose: neither new nor resolved. */
  readonly ignored: DriftReport["items"];
}

/**
 * New, continuing, resolved. Resolved is only what this run would have seen: an item about another
 * organization, about somebody who was not wholly compared, or about a stack that was not given this time, says nothing
 * by its absence.
 */
export function compareWithPrevious(
  { items, ignored, stacks, roster, notCompared }: Run,
  previous: DriftDocument,
): Pick<DriftReport, "items" | "resolved" | "unchecked"> {
  const wasRead = readerOf(roster);
  const before = new Set(previous.items.map(({ fingerprint }) => fingerprint));
  const present = new Set([...items, ...ignored].map(({ fingerprint }) => fingerprint));
  const absent = previous.items.filter(({ fingerprint }) => !present.has(fingerprint));
  const sameStacks = previous.scope.stacks.every((stack) => stacks.includes(stack));
  // Whoever has something that could not be compared this time may have had it before.
  const open = new Set(notCompared.filter(({ accepted }) => accepted === null).flatMap(placesOf));
  const isOpen = (item: DocumentItem) => placesOf(item).some((place) => open.has(place));
  const looked = (item: DocumentItem): boolean =>
    wasRead(item.org) && !isOpen(item) && (item.stack === null ? sameStacks : stacks.includes(item.stack));
  return {
    items: items.map((item) => ({ ...item, since: before.has(item.fingerprint) ? "continuing" : "new" })),
    resolved: absent.filter(looked),
    unchecked: absent.filter((item) => !looked(item)),
  };
}

/** Somebody in an organization, by everything that names them: an earlier report may hide the address. */
const placesOf = ({ org, person: { email, userId, uuid } }: Pick<Gap, "org" | "person">): readonly string[] =>
  [email, userId, uuid].flatMap((name) => (name === null ? [] : [placeKey(org, String(name))]));
