import { createColors } from "picocolors";
import { boxed } from "../text/box";
import type { Phrase } from "../text/phrase";
import { plainLine } from "../text/phrase-text";
import { type Colors, guardLines } from "./guard-table";
import type { ReviewDocument, ReviewItem } from "./review-schema";
import { byOrigin, digestOf, listsOf, notesOf, sentenceOf, verdictOf, whereDeclared } from "./sentence";

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
  const { items, guards, summary } = document;
  const { own, foreign } = byOrigin(items);
  const { above, below } = listsOf(document);
  const lines = [
    colors.bold(verdictOf(document)),
    ...(own.length > 0 ? ["", itemTable(own, look)] : []),
    ...(foreign.length > 0 ? ["", colors.bold("Not from this change"), itemTable(foreign, look)] : []),
    ...titled(above),
    "",
    colors.bold("Guards"),
    ...guards
      .filter(({ status }) => status !== "not-applicable")
      .flatMap((guard) => guardLines(guard, colors)),
    ...titled(below),
    "",
    totalsLine(document),
    `digest ${digestOf(summary)}`,
  ];
  return `${lines.join("\n")}\n`;
}

const titled = (lists: Readonly<Record<string, readonly Phrase[]>>): readonly string[] =>
  Object.entries(lists).flatMap(([title, lines]) =>
    lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${plainLine(line)}`)],
  );

function itemTable(items: readonly ReviewItem[], { colors, columns }: Look): string {
  // As wide as the terminal, within reason; blanks and lines take ten and four.
  const left = Math.min(180, Math.max(70, columns)) - 10 - 4;
  const what = Math.round((left * 7) / 11);
  const paint = {
    critical: colors.red,
    high: colors.red,
    medium: colors.yellow,
    low: colors.dim,
    info: colors.dim,
  };
  const rows = items.map((item) => {
    const notes = plainLine(notesOf(item));
    const sentence = `${plainLine(sentenceOf(item))}${notes === "" ? "" : `; ${notes}`}`;
    const severity = { text: item.severity, paint: paint[item.severity] };
    return [severity, { text: sentence }, { text: plainLine(whereDeclared(item)) }];
  });
  return boxed(rows, { head: ["", "what", "terraform"], widths: [10, what, left - what] });
}

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
