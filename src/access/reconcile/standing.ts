import type { DateColumn } from "../tables/dates";
import { isNothing, meaningOf, type Standing, yesOrNo } from "../tables/systems";
import { harmless } from "../text/safe-text";

/** A column that tells whether somebody belongs here. */
export interface Source {
  readonly place: number;
  readonly header: string;
  /** `flag`: yes means left. `trash`: the same, also with a day, and no means nothing. `away`: yes means on leave. `leaving`: a date. */
  readonly part: "status" | "flag" | "trash" | "away" | "leaving";
  readonly dates: DateColumn;
}

export interface Words {
  readonly active: readonly string[];
  readonly left: readonly string[];
}

export interface Judged {
  /** Undefined: the row contradicts itself. */
  readonly standing?: Standing | "unknown";
  /** The file's own words. */
  readonly status: string | null;
  /** The day, still to come. */
  readonly leaves: string | null;
  /** What is wrong with the row. */
  readonly why?: string;
  /** Words that nobody knows. */
  readonly unknown: readonly string[];
}

interface Said {
  readonly header: string;
  readonly word: string;
  readonly standing: Standing | "unknown";
  readonly isFlag: boolean;
}

/** The most special first: somebody on leave has an account that is active. */
const ORDER: readonly Standing[] = ["left", "not_yet_here", "on_leave", "active"];

/** What one row says of its person, on the day `today`. */
export function judge(
  cells: readonly string[],
  sources: readonly Source[],
  { words, today }: { readonly words: Words; readonly today: string },
): Judged {
  const cellOf = ({ place }: Source) => cells[place] ?? "";
  const byWords = sources.filter(({ part }) => part !== "leaving");
  const all = byWords.flatMap((source) => saidBy(source, cellOf(source), { words, today }));
  // Suspended and not archived is no contradiction.
  const isFlagged = all.some(({ isFlag, standing }) => isFlag && standing === "left");
  const said = all.filter(({ isFlag, standing }) => !isFlagged || !isFlag || standing === "left");
  const status = said.map(({ word }) => word).join(", ") || null;
  const unknown = said.flatMap(({ standing, word }) => (standing === "unknown" ? [word] : []));
  const base = { status, leaves: null, unknown };
  const left = said.find(({ standing }) => standing === "left");
  const here = said.find(({ standing }) => standing !== "left" && standing !== "unknown");
  if (left && here) {
    const pair = said.filter((each) => each === left || each === here);
    return { ...base, why: `${pair.map(({ header, word }) => `${header} ${word}`).join(" and ")} disagree` };
  }
  const day = leavingDay(
    sources.filter(({ part }) => part === "leaving"),
    cellOf,
  );
  if (typeof day !== "string" && day !== undefined) return { ...base, ...day };
  if (
    said.length === 0 &&
    byWords.some(({ part }) => part === "status" || part === "flag") &&
    day === undefined
  )
    return { ...base, standing: "unknown", why: "the status is empty" };
  if (unknown.length > 0) return { ...base, standing: "unknown" };
  const standing = ORDER.find((one) => said.some((each) => each.standing === one));
  if (day === undefined) return { ...base, standing: standing ?? "active" };
  const isPast = day < today;
  if (standing !== undefined && isPast !== (standing === "left"))
    return {
      ...base,
      why: `status ${status} and a date of leaving in the ${isPast ? "past" : "future"}, ${day}, disagree`,
    };
  if (isPast) return { ...base, standing: "left", status: status ?? `left on ${day}` };
  return { ...base, standing: standing ?? "active", leaves: day };
}

/** In a column of another name numbers are codes, of which 1 may be any. */
const YES_OR_NO = /a[ck]ti[vf]|enabled|current|employed/i;

function saidBy(
  { header, part, dates }: Source,
  cell: string,
  { words, today }: { readonly words: Words; readonly today: string },
): readonly Said[] {
  if (isNothing(cell)) return [];
  const word = harmless(cell);
  const isFlag = part !== "status";
  const is = (one: string) => one.trim().toLowerCase() === cell.toLowerCase();
  const day = part === "trash" ? dates.read(cell).at : undefined;
  const isCode = part === "status" && /^\d+$/.test(cell) && !YES_OR_NO.test(header);
  const answer = day === undefined ? yesOrNo(cell) : day.slice(0, 10) <= today;
  const meant = () => {
    if (words.active.some(is)) return "active";
    if (words.left.some(is)) return "left";
    if (isCode) return "unknown";
    if (answer === undefined) return meaningOf(cell) ?? "unknown";
    if (part === "away") return "on_leave";
    return answer === isFlag ? "left" : "active";
  };
  if ((part === "trash" || part === "away") && answer === false) return [];
  return [{ header: harmless(header), word, standing: meant(), isFlag }];
}

const END_OF_TIME = "2900";

/** The first day of several columns, or what is wrong with one. */
function leavingDay(
  sources: readonly Source[],
  cellOf: (source: Source) => string,
): string | { readonly why: string } | undefined {
  const days: string[] = [];
  for (const source of sources) {
    const cell = cellOf(source);
    // BambooHR writes zeros for no date.
    if (isNothing(cell) || /^[0/.\s-]+$/.test(cell)) continue;
    const { at, why } = source.dates.read(cell);
    if (at === undefined) return { why };
    // SAP writes the end of the calendar.
    if (at >= END_OF_TIME) continue;
    days.push(at.slice(0, 10));
  }
  return days.sort()[0];
}
