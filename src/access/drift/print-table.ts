import { createColors } from "picocolors";
import type { Severity } from "../model/severity";
import { cutList } from "../text/markdown-budget";
import { plainText } from "../text/phrase-text";
import { plural } from "../text/plural";
import { harmless } from "../text/safe-text";
import { VENDOR } from "./ignore-file";
import type { DriftItem } from "./item";
import { KINDS } from "./kinds";
import type { DriftReport } from "./report";
import { folded, gapLines, INCOMPLETE, scopeLine, sinceLines, verdictLine } from "./report-lines";

/** Names that a folded line shows. */
const NAMES = 5;

/** For a terminal. Every value is harmless: no control character of a name reaches the screen. */
export function driftTable(report: DriftReport, { colors }: { readonly colors: "on" | "off" }): string {
  const paint = createColors(colors === "on");
  const byWeight: Record<Severity, (text: string) => string> = {
    critical: (text) => paint.bold(paint.red(text)),
    high: paint.red,
    medium: paint.yellow,
    low: paint.cyan,
    info: paint.dim,
  };
  const lines = folded(report.items).map((line) => ({
    ...line,
    severity: line.item.severity,
    title: KINDS[line.item.kind].title,
  }));
  const [left, middle] = (["severity", "title"] as const).map((key) =>
    Math.max(...lines.map((line) => line[key].length)),
  );
  const rows = lines.map(({ severity, title, item, all }) => {
    const what = all === null ? `${plainText(item.sentence)}${tail(item)}` : names(all);
    const gap = "".padEnd((left ?? 0) - severity.length);
    return `${byWeight[severity](severity)}${gap}  ${title.padEnd(middle ?? 0)}  ${what}`;
  });
  return [
    ...(rows.length === 0 ? [] : [...rows, ""]),
    paint.bold(verdictLine(report)),
    plainText(scopeLine(report)),
    ...sinceLines(report),
    ...ignoredLine(report),
    ...gapLines(report).accepted.map((line) => paint.dim(`${plainText(line)}.`)),
    ...report.posture.map(({ title, people }) => `${title}: ${plural(people.length, "person", "people")}.`),
    ...report.notes.map((note) => paint.dim(`Note: ${harmless(note, 500)}`)),
    ...incomplete(report).map(paint.red),
    "",
  ].join("\n");
}

const names = (items: readonly DriftItem[]): string =>
  `${items.length} times: ${cutList(items, NAMES, ({ person, org }) => `${harmless(person.email)} (${org})`)}`;

function tail({ since, address, constructPath, actor }: DriftItem): string {
  const at = constructPath ?? address;
  const who = actor === null ? "" : `, changed by ${harmless(actor.email)} at ${actor.at}`;
  return `${at === null ? "" : ` [${harmless(at)}]`}${who}${since === "new" ? " (new)" : ""}`;
}

function incomplete(report: DriftReport): readonly string[] {
  const { completeness } = report;
  if (completeness.status === "complete") return [];
  const problems = completeness.problems.map((problem) => harmless(problem, 500));
  const gaps = gapLines(report).open.map(plainText);
  return [INCOMPLETE, ...[...problems, ...gaps].map((line) => `  ${line}`)];
}

function ignoredLine({ ignored }: DriftReport): readonly string[] {
  if (ignored.length === 0) return [];
  const theirs = ignored.filter(({ reason }) => reason === VENDOR);
  const admins = theirs.filter(({ kind }) => kind === "unmanaged_admin");
  // No file names them: whoever counts administrators must know of them all the same.
  const vendor = `; ${plural(theirs.length, "of them is", "of them are")} Automox's own support, ${plural(admins.length, "administrator", "administrators")}`;
  const findings = plural(ignored.length, "finding", "findings");
  return [`${findings} ignored, each with a reason${theirs.length === 0 ? "" : vendor}.`];
}
