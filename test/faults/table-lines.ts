// How a table of faults is printed: a heading with the requests of an operation, then one line a row.

/** What one failing request led to. */
export interface RowOutcome {
  /** Which request failed, counted from 1. */
  readonly nth: number;
  readonly fault: string;
  /** Diagnostics, as "error user/no-effect". */
  readonly told: readonly string[];
  /** What the state has afterwards, and what else is worth a look. */
  readonly left: readonly string[];
  /** Every request that was made, in order. */
  readonly requests: readonly string[];
}

/** The table of one operation; `calls` are its requests when nothing goes wrong. Rows of one request stand together. */
export function faultTable(calls: readonly string[], rows: readonly RowOutcome[]): string {
  const ordered = [...rows].sort((a, b) => a.nth - b.nth);
  return [`requests: ${numbered(calls).join(", ")}`, ...ordered.map((row) => lineOf(calls, row))].join("\n");
}

function lineOf(calls: readonly string[], { nth, fault, told, left, requests }: RowOutcome): string {
  const parts = [
    told.join(", ") || "nothing told",
    left.join(", ") || "no state",
    requestsInWords(calls, requests),
  ];
  return `${nth}. ${calls[nth - 1]}, ${fault} → ${parts.join(" | ")}`;
}

/** "1 GET /users/self", "2–3 GET /users" for a repeated one. */
const numbered = (calls: readonly string[]): string[] =>
  runsOf(calls.map((call, index) => ({ from: index + 1, to: index + 1, call }))).map(
    ({ from, to, call }) => `${range(from, to)} ${call}`,
  );

const runsOf = (single: readonly { from: number; to: number; call: string }[]) =>
  single.reduce<{ from: number; to: number; call: string }[]>((runs, next) => {
    const last = runs.at(-1);
    if (last?.call === next.call) last.to = next.to;
    else runs.push({ ...next });
    return runs;
  }, []);

/** Requests by their number in the heading, "1–4, 3–6"; one that the heading does not have by its own words. */
function requestsInWords(calls: readonly string[], made: readonly string[]): string {
  const words: (string | { from: number; to: number })[] = [];
  let before = 0;
  for (const call of made) {
    const number = calls[before] === call ? before + 1 : calls.indexOf(call) + 1;
    const last = words.at(-1);
    if (number === 0) words.push(call);
    else if (typeof last === "object" && last.to === number - 1) last.to = number;
    else words.push({ from: number, to: number });
    if (number > 0) before = number;
  }
  return words.map((word) => (typeof word === "string" ? word : range(word.from, word.to))).join(", ");
}

const range = (from: number, to: number): string => (from === to ? String(from) : `${from}–${to}`);

/** Snapshots of these tables are the text itself, so that a difference reads like the table. */
export const tableAsText = { test: (value: unknown) => typeof value === "string", print: String };
