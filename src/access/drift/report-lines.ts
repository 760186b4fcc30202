import { grouped } from "../facts/order";
import { SEVERITIES } from "../model/severity";
import { listed, type Phrase, phrase } from "../text/phrase";
import { plural } from "../text/plural";
import type { DriftItem } from "./item";
import { countsOf, GROUPS, groupOf, isDrift } from "./kinds";
import type { DriftReport } from "./report";

/** What is to be known first: one sentence, our words and numbers only. */
export function verdictLine({ items, completeness, stacks }: DriftReport): string {
  const drift = items.filter(isDrift);
  const waiting = items.length - drift.length;
  const severities = countsOf(SEVERITIES, drift, ({ severity }) => severity);
  const isWhole = completeness.status === "complete";
  const none = isWhole ? "No drift." : "No drift was seen, but not everything was compared.";
  const many = plural(drift.length, "difference", "differences");
  const graded = severities.map(([word, count]) => `${count} ${word}`).join(", ");
  const found =
    drift.length === 0 ? none : `${many} made outside of Terraform: ${split(drift, stacks)} (${graded}).`;
  return waiting === 0 ? found : `${found} ${waiting} not applied yet or settled by hand.`;
}

/** A single stack cannot tell who is in no stack at all. */
const split = (drift: readonly DriftItem[], stacks: readonly string[]): string =>
  countsOf(GROUPS, drift, groupOf)
    .map(([group, count]) =>
      group === "unmanaged" && stacks.length === 1 ? `${count} not held by this stack` : `${count} ${group}`,
    )
    .join(", ");

/** What was looked at, stack by stack: who is in another one is not known. */
export function scopeLine({ roster, managed, stacks, completeness }: DriftReport): Phrase {
  const { scanned, total } = completeness;
  return [
    `${plural(roster.people.length, "person", "people")} in ${scanned} of ${plural(total, "organization", "organizations")}, `,
    `${plural(managed, "resource", "resources")} in ${plural(stacks.length, "stack", "stacks")}: `,
    ...[...listed(stacks), "."],
  ];
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

type NotCompared = DriftReport["notCompared"];

/** What was not compared, a line for each person, place and reason; what is accepted stands apart. */
export function gapLines({ notCompared }: DriftReport): {
  readonly open: readonly Phrase[];
  readonly accepted: readonly Phrase[];
} {
  const [accepted, open] = [true, false].map((is) =>
    notCompared.filter((gap) => (gap.accepted !== null) === is),
  );
  return { open: linesOf(open ?? []), accepted: linesOf(accepted ?? []) };
}

const linesOf = (gaps: NotCompared): readonly Phrase[] => {
  const keyOf = ({ person, org, why, accepted }: NotCompared[number]) =>
    JSON.stringify([person.email, org, why, accepted]);
  return [...grouped(gaps, keyOf).values()].flatMap((same): readonly Phrase[] => {
    const names = [...new Set(same.map(({ attribute }) => attribute ?? "everything"))].join(", ");
    return same.slice(0, 1).map(({ person, org, reason, why, accepted }) => {
      // A zone is called what somebody wrote.
      const because = reason === "unlisted" ? phrase`: ${why}` : [`: ${why}`];
      return [
        ...phrase`Not compared: ${names} of ${person.email}`,
        org === null ? "" : ` in ${org}`,
        ...(accepted ? phrase` (accepted: ${accepted.reason})` : because),
      ];
    });
  });
};

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
  [...grouped(items, ({ kind, severity }) => `${kind} ${severity}`).values()].flatMap(
    (same): readonly Line[] =>
      same.length < FOLD_FROM
        ? same.map((item) => ({ item, all: null }))
        : same.slice(0, 1).map((item) => ({ item, all: same })),
  );
