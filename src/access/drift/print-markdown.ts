import { SEVERITIES, type Severity } from "../model/severity";
import { COMMENT_CHARACTERS, cutLines, cutList, firstThatFits } from "../text/markdown-budget";
import { markdownText } from "../text/phrase-text";
import { plural } from "../text/plural";
import { harmless, inlineCode } from "../text/safe-text";
import type { DriftItem, Posture, SuggestedAction } from "./item";
import { countsOf, DRIFT_KINDS, KINDS } from "./kinds";
import type { DriftReport } from "./report";
import { folded, gapLines, INCOMPLETE, scopeLine, sinceLines, verdictLine } from "./report-lines";

/** How much is said, from everything to the least; each step drops what helps before what is found. */
interface Detail {
  readonly says: readonly ("actions" | "extras")[];
  /** How many people a folded line names. */
  readonly names: number;
}

const STEPS: readonly Detail[] = [
  { says: ["actions", "extras"], names: 1_000 },
  { says: ["extras"], names: 1_000 },
  ...[500, 100, 20, 3].map((names) => ({ says: [], names })),
];

/**
 * The body of one tracking issue per stack. The first line is a hidden marker by which a workflow finds the
 * issue and sees whether the set of findings changed. Values of other people are inline code only, so no name
 * mentions a team, links, or ends a line. Never longer than the budget: verdict, incompleteness and every
 * kind with its count stay, and what was left out is said.
 */
export const driftMarkdown = (report: DriftReport, budget = COMMENT_CHARACTERS): string =>
  firstThatFits(texts(report), { max: budget }).slice(0, budget);

function* texts(report: DriftReport): Generator<string> {
  for (const [index, detail] of STEPS.entries()) {
    const note = index === 0 ? [] : ["_Shortened: the whole report is in the JSON of this run._", ""];
    yield joined([...head(report), ...note, ...body(report, detail)]);
  }
  yield counts(report);
}

/** Parts end with a blank line each; two in a row are one. */
const joined = (lines: readonly string[]): string =>
  `${lines.filter((line, index) => line !== "" || lines[index - 1] !== "").join("\n")}\n`;

/** Neither name nor address in it may end the comment. */
export function driftMarker({ stacks, fingerprint, completeness }: DriftReport): string {
  const stack = stacks.map((name) => encodeURIComponent(name)).join("+");
  return `<!-- automox-access kind=drift stack=${stack} complete=${completeness.status === "complete"} fingerprint=${fingerprint} -->`;
}

const opening = (report: DriftReport, marker = driftMarker(report)): readonly string[] => [
  ...[marker, "## Access drift", "", `**${verdictLine(report)}**`, ""],
];

const head = (report: DriftReport): readonly string[] => [
  ...opening(report),
  `${markdownText(scopeLine(report))} Taken ${report.roster.takenAt}.${report.knowsConfiguration ? "" : " Compared with the state alone: what is waiting in the configuration is not known."}`,
  "",
  ...sinceLines(report),
  "",
  ...incomplete(report),
];

function incomplete(report: DriftReport): readonly string[] {
  const { completeness } = report;
  if (completeness.status === "complete") return [];
  const problems = cutLines(completeness.problems, 20, { line: (problem) => inlineCode(problem, 300) });
  const gaps = cutLines(gapLines(report).open, 100, { line: markdownText });
  return [BANNER, ...[...problems, ...gaps].map((line) => `> - ${line}`), ""];
}

const BANNER = `> **${INCOMPLETE}**`;

const body = (report: DriftReport, detail: Detail): readonly string[] => [
  ...SEVERITIES.flatMap((severity) => section(severity, report, detail)),
  ...(detail.says.includes("extras") ? extras(report) : []),
  `<sub>automox-access ${report.tool.version} · report ${report.fingerprint.slice(0, 12)}</sub>`,
];

function section(severity: Severity, report: DriftReport, { says, names }: Detail): readonly string[] {
  const lines = folded(report.items.filter((item) => item.severity === severity));
  if (lines.length === 0) return [];
  return [
    ...[`### ${severity[0]?.toUpperCase()}${severity.slice(1)}`, ""],
    ...lines.map(({ item, all }) =>
      all === null
        ? `- **${titleOf(item)}**${mark(item)}: ${markdownText(item.sentence)}${place(item)}`
        : `- **${titleOf(item)}**: ${all.length} times: ${cutList(all, names, nameOf)}`,
    ),
    "",
    // People in numbers do not each get a suggestion of their own; the first stands for its kind.
    ...(says.includes("actions") ? suggestions(lines.map(({ item }) => item)) : []),
  ];
}

const titleOf = ({ kind }: Pick<DriftItem, "kind">): string => KINDS[kind].title;

const nameOf = (item: DriftItem): string => `${inlineCode(item.person.email, 80)}${mark(item)} (${item.org})`;

const mark = ({ since }: DriftItem): string => (since === "new" ? " (new)" : "");

function place({ constructPath, address, actor }: DriftItem): string {
  const at = constructPath ?? address;
  const who = actor === null ? "" : `; changed by ${inlineCode(actor.email)} at ${inlineCode(actor.at)}`;
  return `${at === null ? "" : ` (${inlineCode(at)})`}${who}`;
}

const suggestions = (items: readonly DriftItem[]): readonly string[] =>
  details(
    "What to do",
    items.flatMap((item) => [
      `**${titleOf(item)}**: ${inlineCode(item.person.email)} in ${item.org}`,
      "",
      ...item.actions.flatMap(suggestion),
      "",
    ]),
  );

function suggestion({ label, form, text, says, language }: SuggestedAction): readonly string[] {
  if (says !== null) return [`- ${label}: ${markdownText(says)}`];
  const lines = text.split("\n").map((line) => (/^\s*/.exec(line)?.[0] ?? "") + harmless(line, 1_000));
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const name = language ?? (form === "command" ? "sh" : "gitignore");
  return [`- ${label}:`, "", `  ${fence}${name}`, ...lines.map((line) => `  ${line}`), `  ${fence}`, ""];
}

function extras(report: DriftReport): readonly string[] {
  const { posture, ignored, resolved, notes } = report;
  const named = ({ kind, person, org }: Pick<DriftItem, "kind" | "person" | "org">) =>
    `- ${titleOf({ kind })}: ${inlineCode(person.email)} (${org})`;
  const excused = ignored.map((item) => {
    const end = item.until === null ? "" : `, until ${item.until}`;
    return `${named(item)}, because ${inlineCode(item.reason)}${end}`;
  });
  const worth = posture.map(
    ({ title, people }) =>
      `- ${title}: ${plural(people.length, "person", "people")}: ${cutList(people, 50, postureName)}`,
  );
  const lists = {
    "Resolved since the previous report": (resolved ?? []).map(named),
    "Not drift, but worth a look": worth,
    Ignored: excused,
    "Not compared, and accepted": gapLines(report).accepted.map((line) => `- ${markdownText(line)}`),
    Notes: notes.map((note) => `- ${inlineCode(note, 500)}`),
  };
  return Object.entries(lists).flatMap(([title, lines]) =>
    lines.length === 0 ? [] : details(`${title} (${lines.length})`, [...lines, ""]),
  );
}

const postureName = ({ email, isAdministrator }: Posture["people"][number]): string =>
  `${inlineCode(email, 80)}${isAdministrator ? " (administrator)" : ""}`;

const details = (title: string, lines: readonly string[]): readonly string[] => [
  ...[`<details><summary>${title}</summary>`, "", ...lines, "</details>", ""],
];

/** The least there is: numbers by kind, in a form that cannot outgrow any budget worth the name. */
function counts(report: DriftReport): string {
  const { items, stacks, completeness } = report;
  const shortened = stacks.length > 3 ? [`${stacks.length} stacks`] : stacks;
  const kinds = countsOf(DRIFT_KINDS, items, ({ kind }) => kind);
  return [
    ...opening(report, driftMarker({ ...report, stacks: shortened })),
    ...(completeness.status === "complete" ? [] : [BANNER, ""]),
    ...kinds.map(([kind, count]) => `- **${titleOf({ kind })}**: ${count}`),
    "",
    "_Too long for a comment: the whole report is in the JSON of this run._",
    "",
  ].join("\n");
}
