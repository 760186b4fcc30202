import { SEVERITIES, type Severity } from "../model/severity";
import { COMMENT_CHARACTERS, cutLines, cutList, firstThatFits } from "../text/markdown-budget";
import { markdownText } from "../text/phrase-text";
import { harmless, inlineCode } from "../text/safe-text";
import { folded, type Line } from "./folded";
import type { DriftItem, SuggestedAction } from "./item";
import { KINDS } from "./kinds";
import type { Posture } from "./posture";
import type { DriftReport } from "./report";
import { plural, scopeLine, sinceLine, verdictLine, withheldLine } from "./verdict-line";

/** How much is said, from everything to the least; each step drops what helps before what is found. */
interface Detail {
  readonly actions: "all" | "none";
  readonly extras: "all" | "none";
  /** How many people a folded line names, and how many single lines a severity has. */
  readonly names: number;
}

const STEPS: readonly Detail[] = [
  { actions: "all", extras: "all", names: 1_000 },
  { actions: "none", extras: "all", names: 1_000 },
  { actions: "none", extras: "none", names: 500 },
  { actions: "none", extras: "none", names: 100 },
  { actions: "none", extras: "none", names: 20 },
  { actions: "none", extras: "none", names: 3 },
];

/**
 * The body of one tracking issue per stack. The first line is a hidden marker by which a workflow finds the
 * issue and sees whether the set of findings changed. Values of other people are inline code only, so no name
 * mentions a team, links, or ends a line. Never longer than the budget: verdict, incompleteness and every
 * kind with its count stay, and what was left out is said.
 */
export function driftMarkdown(
  report: DriftReport,
  { budget = COMMENT_CHARACTERS }: { readonly budget?: number } = {},
): string {
  return firstThatFits(texts(report), { max: budget }).slice(0, budget);
}

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

function head(report: DriftReport): readonly string[] {
  const since = sinceLine(report);
  return [
    driftMarker(report),
    "## Access drift",
    "",
    `**${verdictLine(report)}**`,
    "",
    `${scopeLine(report)} Taken ${report.roster.takenAt}.${report.knowsConfiguration ? "" : " Compared with the state alone: what is waiting in the configuration is not known."}`,
    "",
    ...(since === null ? [] : [since, ""]),
    ...incomplete(report),
  ];
}

function incomplete({ completeness, withheld }: DriftReport): readonly string[] {
  if (completeness.status === "complete") return [];
  return [
    "> **Incomplete: do not take this for a clean result.**",
    ...cutLines(completeness.problems, 20, { line: (problem) => inlineCode(problem, 300) }).map(quoted),
    ...cutLines(withheld, 20, { line: withheldLine }).map(quoted),
    "",
  ];
}

const quoted = (line: string): string => `> - ${line}`;

function body(report: DriftReport, detail: Detail): readonly string[] {
  const sections = SEVERITIES.flatMap((severity) =>
    section(
      severity,
      report.items.filter((item) => item.severity === severity),
      detail,
    ),
  );
  return [...sections, ...(detail.extras === "all" ? extras(report) : []), ...footer(report)];
}

function section(severity: Severity, items: readonly DriftItem[], detail: Detail): readonly string[] {
  if (items.length === 0) return [];
  const lines = folded(items).map((line) => listLine(line, detail));
  const actions = detail.actions === "all" ? suggestions(items) : [];
  return [`### ${severity[0]?.toUpperCase()}${severity.slice(1)}`, "", ...lines, "", ...actions];
}

function listLine(line: Line, { names }: Detail): string {
  if (line.form === "one")
    return `- **${KINDS[line.item.kind].title}**${mark(line.item)}: ${markdownText(line.item.sentence)}${place(line.item)}`;
  const who = cutList(
    line.items,
    names,
    (item) => `${inlineCode(item.person.email, 80)}${mark(item)} (${item.org})`,
  );
  return `- **${KINDS[line.kind].title}**: ${line.items.length} times: ${who}`;
}

const mark = ({ since }: DriftItem): string => (since === "new" ? " (new)" : "");

function place({ constructPath, address, actor }: DriftItem): string {
  const at = constructPath ?? address;
  const who = actor === null ? "" : `; changed by ${inlineCode(actor.email)} at ${inlineCode(actor.at)}`;
  return `${at === null ? "" : ` (${inlineCode(at)})`}${who}`;
}

/** People in numbers do not each get a suggestion of their own; the first stands for its kind. */
function suggestions(items: readonly DriftItem[]): readonly string[] {
  const shown = folded(items).flatMap((line) => (line.form === "one" ? [line.item] : line.items.slice(0, 1)));
  const lines = shown.flatMap((item) => [
    `**${KINDS[item.kind].title}**: ${inlineCode(item.person.email)} in ${item.org}`,
    "",
    ...item.actions.flatMap(suggestion),
    "",
  ]);
  return ["<details><summary>What to do</summary>", "", ...lines, "</details>", ""];
}

const LANGUAGES: Readonly<Partial<Record<SuggestedAction["form"], string>>> = { command: "sh", code: "hcl" };

function suggestion({ label, form, text, says }: SuggestedAction): readonly string[] {
  if (says !== null) return [`- ${label}: ${markdownText(says)}`];
  const lines = text.split("\n").map((line) => (/^\s*/.exec(line)?.[0] ?? "") + harmless(line, 1_000));
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const language = LANGUAGES[form] ?? "gitignore";
  return [`- ${label}:`, "", `  ${fence}${language}`, ...lines.map((line) => `  ${line}`), `  ${fence}`, ""];
}

function extras({ posture, ignored, since, notes }: DriftReport): readonly string[] {
  const settled = since?.resolved ?? [];
  return [
    ...list(
      "Resolved since the previous report",
      settled.map(({ kind, person, org }) => `- ${KINDS[kind].title}: ${inlineCode(person.email)} (${org})`),
    ),
    ...list(
      "Not drift, but worth a look",
      posture.map(
        ({ title, people }) =>
          `- ${title}: ${plural(people.length, "person", "people")}: ${cutList(people, 50, postureName)}`,
      ),
    ),
    ...list(
      "Ignored",
      ignored.map(
        ({ kind, person, org, reason, until }) =>
          `- ${KINDS[kind].title}: ${inlineCode(person.email)} (${org}), because ${inlineCode(reason)}${until === null ? "" : `, until ${until}`}`,
      ),
    ),
    ...list(
      "Notes",
      notes.map((note) => `- ${inlineCode(note, 500)}`),
    ),
  ];
}

const postureName = ({ email, isAdministrator }: Posture["people"][number]): string =>
  `${inlineCode(email, 80)}${isAdministrator ? " (administrator)" : ""}`;

const list = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0
    ? []
    : [`<details><summary>${title} (${lines.length})</summary>`, "", ...lines, "", "</details>", ""];

const footer = ({ tool, fingerprint }: DriftReport): readonly string[] => [
  `<sub>automox-access ${tool.version} · report ${fingerprint.slice(0, 12)}</sub>`,
];

/** The least there is: numbers by kind, in a form that cannot outgrow any budget worth the name. */
function counts(report: DriftReport): string {
  const kinds = Object.entries(KINDS).flatMap(([kind, { title, severity }]) => {
    const count = report.items.filter((item) => item.kind === kind).length;
    return count === 0 ? [] : [`- **${title}** (${severity}): ${count}`];
  });
  return [
    driftMarker({
      ...report,
      stacks: report.stacks.length > 3 ? [`${report.stacks.length} stacks`] : report.stacks,
    }),
    "## Access drift",
    "",
    `**${verdictLine(report)}**`,
    "",
    ...(report.completeness.status === "complete"
      ? []
      : ["> **Incomplete: do not take this for a clean result.**", ""]),
    ...kinds,
    "",
    "_Too long for a comment: the whole report is in the JSON of this run._",
    "",
  ].join("\n");
}
