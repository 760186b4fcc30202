import Table from "cli-table3";
import { createColors } from "picocolors";
import type { Severity } from "../model/severity";
import { cutList } from "../text/markdown-budget";
import { plainText } from "../text/phrase-text";
import { harmless } from "../text/safe-text";
import { folded, type Line } from "./folded";
import { VENDOR } from "./ignore-file";
import type { DriftItem } from "./item";
import { KINDS } from "./kinds";
import type { DriftReport } from "./report";
import { plural, scopeLine, sinceLine, verdictLine, withheldLine } from "./verdict-line";

interface TableOptions {
  readonly colors: "on" | "off";
}

/** Names that a folded line shows. */
const NAMES = 5;

/** What cli-table3 calls the parts of its frame. */
const FRAME = [
  ...["top", "bottom"].flatMap((edge) => [edge, `${edge}-mid`, `${edge}-left`, `${edge}-right`]),
  ...["left", "mid", "right"].flatMap((column) => [column, `${column}-mid`]),
];
const NO_LINES = { ...Object.fromEntries(FRAME.map((part) => [part, ""])), middle: "  " };

/** For a terminal. Every value is harmless: no control character of a name reaches the screen. */
export function driftTable(report: DriftReport, { colors }: TableOptions): string {
  const paint = createColors(colors === "on");
  const byWeight: Record<Severity, (text: string) => string> = {
    critical: (text) => paint.bold(paint.red(text)),
    high: paint.red,
    medium: paint.yellow,
    low: paint.cyan,
    info: paint.dim,
  };
  const table = new Table({
    chars: NO_LINES,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
  for (const line of folded(report.items)) {
    const kind = line.form === "one" ? line.item.kind : line.kind;
    const { severity, title } = KINDS[kind];
    table.push([byWeight[severity](severity), title, whatOf(line)]);
  }
  const since = sinceLine(report);
  return [
    ...(report.items.length === 0 ? [] : [withoutEnds(table.toString()), ""]),
    paint.bold(verdictLine(report)),
    scopeLine(report),
    ...(since === null ? [] : [since]),
    ...(report.ignored.length === 0
      ? []
      : [
          `${plural(report.ignored.length, "finding", "findings")} ignored, each with a reason${excusedVendor(report)}.`,
        ]),
    ...report.posture.map(({ title, people }) => `${title}: ${plural(people.length, "person", "people")}.`),
    ...report.notes.map((note) => paint.dim(`Note: ${harmless(note, 500)}`)),
    ...incomplete(report).map(paint.red),
    "",
  ].join("\n");
}

function whatOf(line: Line): string {
  if (line.form === "one") return `${plainText(line.item.sentence)}${tail(line.item)}`;
  const who = cutList(line.items, NAMES, ({ person, org }) => `${harmless(person.email)} (${org})`);
  return `${line.items.length} times: ${who}`;
}

function tail({ since, address, constructPath, actor }: DriftItem): string {
  const at = constructPath ?? address;
  const who = actor === null ? "" : `, changed by ${harmless(actor.email)} at ${actor.at}`;
  return `${at === null ? "" : ` [${harmless(at)}]`}${who}${since === "new" ? " (new)" : ""}`;
}

function incomplete({ completeness, withheld }: DriftReport): readonly string[] {
  if (completeness.status === "complete") return [];
  return [
    "Incomplete: do not take this for a clean result.",
    ...completeness.problems.map((problem) => `  ${harmless(problem, 500)}`),
    ...withheld.map((each) => `  ${withheldLine(each)}`),
  ];
}

const withoutEnds = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");

/** No file names them: whoever counts administrators must know of them all the same. */
function excusedVendor({ ignored }: DriftReport): string {
  const theirs = ignored.filter(({ reason }) => reason === VENDOR);
  const admins = theirs.filter(({ kind }) => kind === "unmanaged_admin");
  return theirs.length === 0
    ? ""
    : `; ${plural(theirs.length, "of them is", "of them are")} Automox's own support, ${plural(admins.length, "administrator", "administrators")}`;
}
