import type { DriftItem } from "./item";
import { ignorePath } from "./suggested-actions";

/**
 * Lines for the ignore file, one per item, without those the text has already. Every one carries the reason,
 * because one without is an error.
 */
export function ignoreLines(
  items: readonly DriftItem[],
  { reason, until, existing }: { reason: string; until: string | null; existing: string },
): readonly string[] {
  const known = new Set(existing.split(/\r?\n/).map((line) => line.trim().split(/(?<!\\)\s/)[0]));
  const patterns = items.map(({ kind, person, org }) => `${kind}/${ignorePath(person.email)}/${org}`);
  const tail = `reason=${JSON.stringify(reason.replaceAll(/\s+/g, " ").trim())}${until === null ? "" : ` until=${until}`}`;
  return [...new Set(patterns)]
    .filter((pattern) => !known.has(pattern))
    .map((pattern) => `${pattern} ${tail}`);
}
