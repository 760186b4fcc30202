import Table from "cli-table3";
import { createColors } from "picocolors";
import { type Colors, guardLines } from "./guard-table";
import { plainLine } from "./markdown-text";
import type { ReviewDocument, ReviewItem } from "./review-schema";
import { notesOf, observationOf, sentenceOf, verdictOf } from "./sentence";

/** For a terminal; colours only where asked for. */
export function reviewTable(document: ReviewDocument, { color }: { readonly color: boolean }): string {
  const colors = createColors(color);
  const { items, guards, observations, warnings, summary } = document;
  const own = items.filter(({ cause }) => cause === "change" || cause === "both");
  const foreign = items.filter(({ cause }) => cause !== "change" && cause !== "both");
  const lines = [
    colors.bold(verdictOf(document)),
    ...(own.length > 0 ? ["", itemTable(own, colors)] : []),
    ...(foreign.length > 0 ? ["", colors.bold("Not from this change"), itemTable(foreign, colors)] : []),
    ...titled(
      "Seen outside of Terraform, not changed by this plan",
      observations.map(observationOf).map((each) => plainLine(each)),
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
    `digest ${summary.digest}`,
  ];
  return `${lines.join("\n")}\n`;
}

const titled = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];

function itemTable(items: readonly ReviewItem[], colors: Colors): string {
  const table = new Table({
    head: ["", "what", "terraform"],
    style: { head: [], border: [], compact: true },
    wordWrap: true,
    colWidths: [10, 70, 40],
  });
  for (const item of items) {
    const notes = plainLine(notesOf(item));
    const what = `${plainLine(sentenceOf(item))}${notes === "" ? "" : `; ${notes}`}`;
    table.push([tint(item, colors), what, plainLine([{ value: item.constructPath ?? item.address }])]);
  }
  return table.toString();
}

function tint({ severity }: ReviewItem, colors: Colors): string {
  const paint = {
    critical: colors.red,
    high: colors.red,
    medium: colors.yellow,
    low: colors.dim,
    info: colors.dim,
  };
  return paint[severity](severity);
}

function totalsLine({ summary: { totals } }: ReviewDocument): string {
  const { before, after } = totals;
  const pair = (name: string, key: keyof typeof before) => `${name} ${before[key]} → ${after[key]}`;
  return [
    pair("managed people", "people"),
    pair("administrators", "administrators"),
    pair("of them active", "activeAdministrators"),
    pair("pending", "pending"),
  ].join(", ");
}
