import type { Io } from "../cli/command";
import { EXIT } from "../cli/exit-code";
import { FORMAT, formats, outputsOr, writeOutputs } from "../cli/formats";
import type { OptionsOf } from "../cli/options";
import { grouped } from "../facts/order";
import type { Completeness, Roster } from "../facts/roster";
import { type Cell, csvText } from "../text/csv-text";
import { type Group, markdownText, terminalText } from "../text/grouped-report";
import { jsonText } from "../text/json-text";
import { tellIncomplete } from "./roster-source";

export const FINDINGS = { [FORMAT]: formats(["table", "md", "json", "csv"]) };

/** What was found out about a roster, each finding of one kind. Nothing in it is hidden any more: it is redacted. */
export interface Findings<Kind extends string, Item> {
  readonly title: string;
  /** Sentences under the title. */
  readonly facts: readonly string[];
  /** In the order in which they are worth looking at; people are not shown what has no title. */
  readonly kinds: Readonly<Record<Kind, Pick<Group, "title" | "remedy"> | null>>;
  readonly kindOf: (item: Item) => Kind;
  readonly items: readonly Item[];
  /** For people. */
  readonly columns: Readonly<Record<string, (item: Item) => string>>;
  readonly csv: Readonly<Record<string, (item: Item) => Cell>>;
  readonly document: (counts: Readonly<Record<string, number>>) => object;
  readonly roster: Roster;
  /** Lines for stderr about what could not be read beside the roster. */
  readonly unread: readonly string[];
  /** Whether somebody has something to do. */
  readonly isFound: boolean;
}

/** Prints them in every format asked for and resolves to the exit code: what is missing goes over what is found. */
export async function printFindings<Kind extends string, Item>(
  findings: Findings<Kind, Item>,
  { format: given }: OptionsOf<typeof FINDINGS>,
  io: Io,
): Promise<number> {
  const { kinds, kindOf, items, columns, csv, document, roster, unread } = findings;
  const byKind = grouped(items, kindOf);
  const names = Object.keys(kinds) as Kind[];
  const cells = <T>(table: Readonly<Record<string, (item: Item) => T>>, some: readonly Item[]) => ({
    headers: Object.keys(table),
    rows: some.map((item) => Object.values(table).map((cell) => cell(item))),
  });
  await writeOutputs(outputsOr(given, "table"), io, (format) => {
    if (format === "csv") return csvText(cells(csv, items));
    if (format === "json")
      return jsonText(
        document(Object.fromEntries(names.map((kind) => [kind, byKind.get(kind)?.length ?? 0]))),
      );
    const groups = names.flatMap((kind) => {
      const group = kinds[kind];
      return group === null ? [] : [{ ...group, ...cells(columns, byKind.get(kind) ?? []) }];
    });
    return (format === "md" ? markdownText : terminalText)({ ...findings, groups });
  });
  const isWhole = roster.completeness.status === "complete";
  if (!isWhole) tellIncomplete(roster, io, "none");
  for (const line of unread) io.stderr.write(`${line}\n`);
  if (!isWhole || unread.length > 0) return EXIT.incomplete;
  return findings.isFound ? EXIT.changes : EXIT.clean;
}

/** Together with what could not be read beside the people. */
export const withProblems = (completeness: Completeness, problems: readonly string[]): Completeness => ({
  ...completeness,
  status: problems.length > 0 ? "incomplete" : completeness.status,
  problems: [...completeness.problems, ...problems],
});
