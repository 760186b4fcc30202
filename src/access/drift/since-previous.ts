import { AccessError } from "../cli/access-error";
import { parsedJson } from "../cli/read-text";
import { readerOf } from "../facts/roster";
import { driftDocumentSchema } from "./drift-schema";
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

interface Run extends Pick<DriftReport, "items" | "stacks" | "roster"> {
  /** Left out of the report on purpose: neither new nor resolved. */
  readonly ignored: DriftReport["items"];
}

/**
 * New, continuing, resolved. Resolved is only what this run would have seen: an item about another
 * organization, or about a stack that was not given this time, says nothing by its absence.
 */
export function compareWithPrevious(
  { items, ignored, stacks, roster }: Run,
  previous: DriftDocument,
): Pick<DriftReport, "items" | "resolved" | "unchecked"> {
  const wasRead = readerOf(roster);
  const before = new Set(previous.items.map(({ fingerprint }) => fingerprint));
  const present = new Set([...items, ...ignored].map(({ fingerprint }) => fingerprint));
  const absent = previous.items.filter(({ fingerprint }) => !present.has(fingerprint));
  const sameStacks = previous.scope.stacks.every((stack) => stacks.includes(stack));
  const looked = ({ org, stack }: DocumentItem): boolean =>
    wasRead(org) && (stack === null ? sameStacks : stacks.includes(stack));
  return {
    items: items.map((item) => ({ ...item, since: before.has(item.fingerprint) ? "continuing" : "new" })),
    resolved: absent.filter(looked),
    unchecked: absent.filter((item) => !looked(item)),
  };
}
