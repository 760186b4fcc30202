import Table from "cli-table3";
import { COMMENT_CHARACTERS, firstThatFits, halved } from "./markdown-budget";
import { cellCode, harmless, inlineCode } from "./safe-text";

/** Findings in groups, as people read them. Every text may come from anybody: it is made harmless here. */
export interface GroupedReport {
  /** Our own words. */
  readonly title: string;
  /** Sentences of ours; what stands in `{…}` is foreign. */
  readonly facts: readonly string[];
  readonly groups: readonly Group[];
}

export interface Group {
  /** Our own words. */
  readonly title: string;
  /** What to do about it, our own words. */
  readonly remedy: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** For a terminal: no colour, so that it can be piped. */
export function terminalText({ title, facts, groups }: GroupedReport): string {
  const sections = groups
    .filter(({ rows }) => rows.length > 0)
    .map(({ title: heading, remedy, headers, rows }) => {
      const table = new Table({ head: [...headers], style: { head: [], border: [] } });
      table.push(...rows.map((row) => row.map((cell) => harmless(cell))));
      return `${heading} (${rows.length})\n${table.toString()}\n${remedy}`;
    });
  return `${[[title, ...facts.map((fact) => harmless(fact, 1_000))].join("\n"), ...sections].join("\n\n")}\n`;
}

/** For a comment or an issue: never longer than the budget; what was left out is said. */
export const markdownText = (report: GroupedReport, budget = COMMENT_CHARACTERS): string =>
  firstThatFits(texts(report), { max: budget }).slice(0, budget);

function* texts(report: GroupedReport): Generator<string> {
  for (const most of halved(Math.max(1, ...report.groups.map(({ rows }) => rows.length))))
    yield markdown(report, most);
}

function markdown({ title, facts, groups }: GroupedReport, most: number): string {
  const sections = groups
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ title: heading, remedy, headers, rows }) => [
      `### ${heading} (${rows.length})`,
      ...(most === 0
        ? []
        : [
            [
              `| ${headers.join(" | ")} |`,
              `|${headers.map(() => " --- |").join("")}`,
              ...rows.slice(0, most).map((row) => `| ${row.map((cell) => cellCode(cell)).join(" | ")} |`),
            ].join("\n"),
          ]),
      ...(rows.length > most ? [`… and ${rows.length - most} more, left out for length.`] : []),
      remedy,
    ]);
  // A sentence holds foreign words too, such as the name of a file.
  const said = facts.map((fact) => `- ${inlineCode(fact, 500)}`).join("\n");
  return `${[`## ${title}`, said, ...sections].filter((part) => part !== "").join("\n\n")}\n`;
}
