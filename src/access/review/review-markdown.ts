import { digestText } from "../model/digest";
import { BOOKKEEPING, LOSSES, type Verb } from "../model/verb";
import { type Budget, cutLines, firstThatFits, halved } from "../text/markdown-budget";
import type { Phrase } from "../text/phrase";
import { markdownCell, markdownLine } from "../text/phrase-text";
import { inlineCode } from "../text/safe-text";
import type { ReviewDocument, ReviewGuard, ReviewItem } from "./review-schema";
import {
  byOrigin,
  countsOf,
  digestOf,
  notesOf,
  observationOf,
  SEEN,
  sentenceOf,
  TOTALS,
  verdictOf,
  whereDeclared,
} from "./sentence";

interface MarkdownBudget extends Budget {
  /** Where the whole review is, for when not everything fits; printed as code, not as a link. */
  readonly artifact?: string | null;
}

/** How much is left out, from nothing to all but counts, guards and losses. */
const LEVELS = [0, 1, 2, 3, 4, 5] as const;
type Level = (typeof LEVELS)[number];

/**
 * The comment of a pull request. First line: a hidden marker, by which a workflow finds and replaces its own
 * comment. Too long texts are degraded in steps: details, then tables, then everything but counts, failed
 * guards and losses. Every failed guard is always named; every removal too, until even the bare addresses do
 * not fit: then their number is, and that it is cut.
 */
export function reviewMarkdown(document: ReviewDocument, budget: MarkdownBudget): string {
  return firstThatFits(texts(document, budget.artifact ?? null), budget);
}

function* texts(document: ReviewDocument, artifact: string | null): Generator<string> {
  for (const level of LEVELS) yield render(document, { level, artifact, most: Number.POSITIVE_INFINITY });
  for (const most of halved(512)) yield render(document, { level: 5, artifact, most });
}

interface How {
  readonly level: Level;
  readonly artifact: string | null;
  /** Addresses and findings named in each list at the last level. */
  readonly most: number;
}

const FIRST = "Mailboxes, second factors and lowered administrators";

/** An item stands in the first section that has its verb. */
const SECTIONS: readonly { readonly title: string; readonly verbs: readonly Verb[] }[] = [
  { title: "Who loses access", verbs: LOSSES },
  { title: FIRST, verbs: ["rename", "two-factor"] },
  { title: "Who gets more", verbs: ["raise", "enable"] },
  { title: "Who is invited", verbs: ["invite", "re-invite", "grant"] },
  { title: "Who gets less or another role", verbs: ["lower", "change-role"] },
  { title: "What else changes about people", verbs: ["edit-profile"] },
  { title: "What only changes in Terraform", verbs: BOOKKEEPING },
];

const sectionOf = ({ verb, severity }: ReviewItem): string | undefined =>
  verb === "lower" && severity === "high" ? FIRST : SECTIONS.find(({ verbs }) => verbs.includes(verb))?.title;

function render(document: ReviewDocument, how: How): string {
  const { items, summary, warnings } = document;
  const { own, foreign } = byOrigin(items);
  const lines = [
    marker(document),
    "## Access review",
    "",
    `**${verdictOf(document)}**`,
    "",
    ...totalsTable(summary),
    ...failedGuards(document.guards, how),
    ...provided(document, how),
    ...(foreign.length > 0 && own.length > 0 ? ["### This change", ""] : []),
    ...sections(own, how),
    ...(foreign.length > 0
      ? ["### Not from this change", "", `${foreignReason(foreign)}`, "", ...sections(foreign, how)]
      : []),
    ...observed(document, how),
    ...otherGuards(document.guards, how),
    ...(warnings.length > 0 && how.level < 4
      ? ["### Warnings", "", ...warnings.slice(0, 50).map((warning) => `- ${markdownLine(warning)}`), ""]
      : []),
    ...leftOut(how),
    ...footer(document, how),
  ];
  return `${lines.join("\n").replaceAll(/\n{3,}/g, "\n\n")}\n`;
}

/**
 * Only signs that can neither end the comment nor the attribute. What is cut is told apart all the same: by
 * it a workflow finds its comment.
 */
function attribute(text: string): string {
  const safe = text.replaceAll(/[^A-Za-z0-9._:/,-]/g, "_").replaceAll("--", "__");
  return safe.length <= 200 ? safe : `${safe.slice(0, 180)}_${digestText(text).slice(0, 16)}`;
}

function marker({ scope, summary }: ReviewDocument): string {
  const parts = [
    `stack="${attribute(scope.stacks.join(","))}"`,
    `digest="${attribute(digestOf(summary))}"`,
    ...(scope.commit === null ? [] : [`commit="${attribute(scope.commit)}"`]),
  ];
  return `<!-- automox-access:review ${parts.join(" ")} -->`;
}

function totalsTable({ totals: { from, to } }: ReviewDocument["summary"]): readonly string[] {
  const rows = TOTALS.filter(([, key]) => from[key] > 0 || to[key] > 0).map(
    ([name, key]) => `| ${name} | ${from[key]} | ${from[key] === to[key] ? to[key] : `**${to[key]}**`} |`,
  );
  return rows.length === 0
    ? []
    : ["| Managed by Terraform | before | after |", "| :-- | --: | --: |", ...rows, ""];
}

function failedGuards(guards: readonly ReviewGuard[], how: How): readonly string[] {
  const failed = guards.filter(({ status }) => status === "failed");
  if (failed.length === 0) return [];
  return ["### Blocked", "", ...failed.flatMap((guard) => guardLines(guard, how)), ""];
}

/** How many findings of one guard are told, by level. */
const FINDINGS: Readonly<Partial<Record<Level, number>>> = { 3: 10, 4: 10, 5: 5 };

function guardLines(guard: ReviewGuard, { level, most }: How): readonly string[] {
  const { code, name, status, findings, remedy, reason } = guard;
  const short = level >= 4 ? 80 : 200;
  const shown = FINDINGS[level] ?? Number.POSITIVE_INFINITY;
  return [
    `- **${code} ${name}**: ${status.replace("-", " ")}${reason.length > 0 ? `: ${markdownLine(reason)}` : ""}`,
    ...cutLines(findings, Math.min(most, shown), {
      line: (finding) => markdownLine(findingOf(finding), short),
    }).map((line) => `  - ${line}`),
    ...(findings.length > 0 && level < 4 ? [`  - Remedy: ${markdownLine([remedy])}`] : []),
  ];
}

export const findingOf = ({ subject, message, allowed }: ReviewGuard["findings"][number]): Phrase => [
  ...(subject === null ? [] : [{ value: subject }, " "]),
  ...message,
  ...(allowed === null
    ? []
    : [
        " - allowed: ",
        { value: allowed.reason },
        ...(allowed.expires === null ? [] : [` until ${allowed.expires}`]),
      ]),
];

function sections(items: readonly ReviewItem[], how: How): readonly string[] {
  return SECTIONS.flatMap(({ title, verbs }) => {
    const found = items.filter((item) => sectionOf(item) === title);
    if (found.length === 0) return [];
    const isLoss = verbs === LOSSES || (title === FIRST && how.level < 4);
    if ((how.level >= 1 && verbs === BOOKKEEPING) || (how.level >= 3 && !isLoss))
      return [`- ${title}: ${countsOf(found)}`];
    if (how.level >= 4) return [`#### ${title}`, "", ...compactLosses(found, how), ""];
    if (how.level >= 2)
      return [`#### ${title}`, "", ...found.map((item) => `- ${markdownLine(wholeSentence(item))}`), ""];
    return [`#### ${title}`, "", ...table(found), ""];
  });
}

const wholeSentence = (item: ReviewItem): Phrase => {
  const notes = notesOf(item);
  return notes.length === 0 ? sentenceOf(item) : [...sentenceOf(item), " - ", ...notes];
};

const table = (items: readonly ReviewItem[]): readonly string[] => [
  "| What | Note | Terraform |",
  "| :-- | :-- | :-- |",
  ...items.map(
    (item) =>
      `| ${bold(item)}${markdownCell(sentenceOf(item))} | ${markdownCell(notesOf(item))} | ${markdownCell(whereDeclared(item))} |`,
  ),
];

const bold = ({ severity }: ReviewItem) => (severity === "critical" || severity === "high" ? "**!** " : "");

/** Verb, number and the bare addresses. */
function compactLosses(items: readonly ReviewItem[], { most }: How): readonly string[] {
  return LOSSES.flatMap((verb) => {
    const found = items.filter((item) => item.verb === verb);
    if (found.length === 0) return [];
    const who = cutLines(found, most, {
      line: ({ person }) => inlineCode(person.email ?? "(known after apply)", 80),
      rest: (hidden) => `**and ${hidden} more that do not fit here**`,
    });
    return [`- **${countsOf(found)}**: ${who.join(" ")}`];
  });
}

function foreignReason(items: readonly ReviewItem[]): string {
  const has = (cause: ReviewItem["cause"]) => items.some((item) => item.cause === cause);
  const reasons = [
    ...(has("console") ? ["undoes what somebody changed outside of Terraform"] : []),
    ...(has("expiry") ? ["repeats invitations that nobody accepted"] : []),
    ...(has("base") ? ["does what the base branch waits to apply as well"] : []),
  ];
  return `Applying this plan also ${reasons.join(", ")}.`;
}

function observed({ observations }: ReviewDocument, { level }: How): readonly string[] {
  if (observations.length === 0) return [];
  if (level >= 1) return [`- ${SEEN}: ${observations.length}`, ""];
  return [`### ${SEEN}`, "", ...observations.map((seen) => `- ${markdownLine(observationOf(seen))}`), ""];
}

function provided({ provider }: ReviewDocument, { level }: How): readonly string[] {
  if (provider.length === 0) return [];
  const lines = cutLines(provider, level >= 4 ? 5 : 50, { line: (each) => `- ${markdownLine(each)}` });
  return ["### Provider", "", ...lines, ""];
}

function otherGuards(guards: readonly ReviewGuard[], how: How): readonly string[] {
  const others = guards.filter(({ status }) => status !== "failed" && status !== "not-applicable");
  if (others.length === 0) return [];
  if (how.level >= 3) {
    const open = others.filter(({ status }) => status !== "passed");
    return [
      "",
      ...open.map(
        ({ code, name, status, findings }) =>
          `- ${code} ${name}: ${status.replace("-", " ")}${findings.length > 0 ? ` (${findings.length})` : ""}`,
      ),
      "",
    ];
  }
  const open = others.filter(({ status }) => status === "not-evaluated").length;
  const warned = others.filter(({ status }) => status === "warned").length;
  const summary = [
    ...(warned > 0 ? [`${warned} warned`] : []),
    ...(open > 0 ? [`${open} not evaluated`] : []),
    `${others.filter(({ status }) => status === "passed").length} passed`,
  ].join(", ");
  return [
    "<details>",
    `<summary>Other guards: ${summary}</summary>`,
    "",
    ...others.flatMap((guard) => guardLines(guard, how)),
    "",
    "</details>",
    "",
  ];
}

const LEFT_OUT: readonly string[] = [
  "",
  "Left out to fit: what only changes in Terraform",
  "Left out to fit: notes on where people are declared",
  "Left out to fit: everybody who loses nothing, as counts",
  "Left out to fit: all but counts, failed guards and who loses access",
  "Left out to fit: **not even everybody who loses access is named**",
];

function leftOut({ level, artifact }: How): readonly string[] {
  if (level === 0) return [];
  return [
    "",
    `${LEFT_OUT[level]}.${artifact === null ? "" : ` The whole review: ${inlineCode(artifact)}.`}`,
    "",
  ];
}

function footer({ scope, summary, tool, completeness }: ReviewDocument, { level }: How): readonly string[] {
  const problems = cutLines(completeness.problems, level >= 4 ? 3 : 20, {
    line: (problem) => inlineCode(problem),
    rest: (hidden) => `${hidden} more problems`,
  }).map((line) => `- Incomplete: ${line}`);
  const parts = [
    `automox-access ${inlineCode(tool.version)}`,
    `digest ${inlineCode(digestOf(summary))}`,
    ...(scope.commit === null ? [] : [`commit ${inlineCode(scope.commit)}`]),
    ...(summary.live ? [] : ["Automox was not asked"]),
  ];
  return [...problems, "", parts.join(" · ")];
}
