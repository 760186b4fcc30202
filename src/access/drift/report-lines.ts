import { grouped } from "../facts/order";
import { SEVERITIES } from "../model/severity";
import type { DriftItem } from "./item";
import { countsOf, KINDS } from "./kinds";
import type { DriftReport } from "./report";

/** What is to be known first: one sentence, our words and numbers only. */
export function verdictLine({ items, completeness }: DriftReport): string {
  const drift = items.filter(({ kind }) => KINDS[kind].isDrift);
  const waiting = items.length - drift.length;
  const severities = countsOf(SEVERITIES, drift, ({ severity }) => severity).map(
    ([word, count]) => `${count} ${word}`,
  );
  const isWhole = completeness.status === "complete";
  const none = isWhole ? "No drift." : "No drift was seen, but not everything was.";
  const many = plural(drift.length, "difference", "differences");
  const found = drift.length === 0 ? none : `${many} made outside of Terraform: ${severities.join(", ")}.`;
  return waiting === 0 ? found : `${found} ${waiting} not applied yet or settled by hand.`;
}

/** What was looked at. */
export function scopeLine({ roster, managed, stacks, completeness }: DriftReport): string {
  const { scanned, total } = completeness;
  return (
    `${plural(roster.people.length, "person", "people")} in ${scanned} of ${plural(total, "organization", "organizations")}, ` +
    `${plural(managed, "resource", "resources")} in ${plural(stacks.length, "stack", "stacks")}.`
  );
}

/** Nothing without a previous report. */
export function sinceLines({ resolved, unchecked, items }: DriftReport): readonly string[] {
  if (!resolved) return [];
  const count = (word: string) => items.filter(({ since }) => since === word).length;
  const more = unchecked?.length ? `, ${unchecked.length} not looked at again` : "";
  return [
    `Since the previous report: ${count("new")} new, ${count("continuing")} continuing, ${resolved.length} resolved${more}.`,
  ];
}

export const INCOMPLETE = "Incomplete: do not take this for a clean result.";

/** What would rest on a list that nobody read to its end. */
export const withheldLine = ({ org, people, reason }: DriftReport["withheld"][number]): string =>
  `Nothing is said about ${plural(people, "person", "people")} of organization ${org}: ${reason}.`;

export const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/**
 * From this many on, items of one kind are one line: a long list of the same hides the one that is different.
 */
const FOLD_FROM = 5;

interface Line {
  /** The first, whose kind is that of the line. */
  readonly item: DriftItem;
  /** All of them; null where the line is about one. */
  readonly all: readonly DriftItem[] | null;
}

/** In the order of the items; a fold stands where its first item stood. */
export const folded = (items: readonly DriftItem[]): readonly Line[] =>
  [...grouped(items, ({ kind }) => kind).values()].flatMap((same): readonly Line[] =>
    same.length < FOLD_FROM
      ? same.map((item) => ({ item, all: null }))
      : same.slice(0, 1).map((item) => ({ item, all: same })),
  );
