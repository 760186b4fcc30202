import { createColors } from "picocolors";
import { boxed, type Cell } from "../text/box";
import { plainLine } from "../text/phrase-text";
import { type Colors, guardLines } from "./guard-table";
import type { ReviewDocument, ReviewItem } from "./review-schema";
import { byOrigin, digestOf, notesOf, observationOf, sentenceOf, verdictOf, whereDeclared } from "./sentence";

interface TableLook {
  readonly color: boolean;
  /** Of the terminal; 124 where there is none. */
  readonly columns?: number | undefined;
}

interface Look {
  readonly colors: Colors;
  readonly columns: number;
}

/** For a terminal; colours only where asked for. */
export function reviewTable(document: ReviewDocument, { color, columns = 124 }: TableLook): string {
  const colors = createColors(color);
  const look = { colors, columns };
  const { items, guards, observations, warnings, summary } = document;
  const { own, foreign } = byOrigin(items);
  const lines = [
    colors.bold(verdictOf(document)),
    ...(own.length > 0 ? ["", itemTable(own, look)] : []),
    ...(foreign.length > 0 ? ["", colors.bold("Not from this change"), itemTable(foreign, look)] : []),
    ...titled(
      "Seen outside of Terraform, not changed by this plan",
      observations.map(observationOf).map((each) => plainLine(each)),
    ),
    ...titled(
      "Provider",
      document.provider.map((line) => plainLine(line)),
    ),
    "",
    colors.bold("Guards"),
    ...guards
      .filter(({ status }) => status !== "not-applicable")
      .flatMap((guard) => guardLines(guard, colors)),
    ...titled(
      "Warnings",
      warnings.map((warning) => plainLine(warning)),
    ),
    ...titled(
      "Incomplete",
      document.completeness.problems.map((problem) => plainLine([{ value: problem }])),
    ),
    "",
    totalsLine(document),
    `digest ${digestOf(summary)}`,
  ];
  return `${lines.join("\n")}\n`;
}

const titled = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];

function itemTable(items: readonly ReviewItem[], { colors, columns }: Look): string {
  const widths = widthsWithin(columns);
  return boxed(
    items.map((item) => rowOf(item, colors)),
    { head: ["", "what", "terraform"], widths },
  );
}

/** Of the three columns, blanks included: as wide as the terminal, within reason. */
function widthsWithin(columns: number): readonly [number, number, number] {
  const left = Math.min(180, Math.max(70, columns)) - 10 - 4;
  const what = Math.round((left * 7) / 11);
  return [10, what, left - what];
}

function rowOf(item: ReviewItem, colors: Colors): readonly Cell[] {
  const notes = plainLine(notesOf(item));
  const what = `${plainLine(sentenceOf(item))}${notes === "" ? "" : `; ${notes}`}`;
  const { severity } = item;
  return [
    { text: severity, paint: PAINT(colors)[severity] },
    { text: what },
    { text: plainLine(whereDeclared(item)) },
  ];
}

const PAINT = (colors: Colors) => ({
  critical: colors.red,
  high: colors.red,
  medium: colors.yellow,
  low: colors.dim,
  info: colors.dim,
});

function totalsLine({ summary: { totals } }: ReviewDocument): string {
  const { from, to } = totals;
  const pair = (name: string, key: keyof typeof from) => `${name} ${from[key]} → ${to[key]}`;
  return [
    pair("managed people", "people"),
    pair("administrators", "administrators"),
    pair("of them active", "activeAdministrators"),
    pair("pending", "pending"),
  ].join(", ");
}
