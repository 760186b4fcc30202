import { toRfc3339 } from "../../automox/wire/date";
import { harmless } from "../text/safe-text";

/** How dates with the year at their end are meant, where day and month could be either; nothing is guessed. */
export type DateOrder = "dmy" | "mdy";

/** RFC 3339 in UTC, or why there is none. A time without a zone is taken as UTC: it is compared by days. */
type ReadDate =
  | { readonly at: string; readonly why?: undefined }
  | { readonly at?: undefined; readonly why: string };

export interface DateColumn {
  read(cell: string): ReadDate;
  /** A sentence where one date decided how others are read. */
  readonly said: readonly string[];
}

const NUMBERS = /^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?)?$/i;
const YEAR_FIRST = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b/;
const MONTH_NAMES = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const WORDS: Readonly<Record<DateOrder, string>> = { dmy: "day first", mdy: "month first" };

/** Dates of one column, given with all of its cells: one with a day above 12 tells how the others are meant. */
export function readDates(column: readonly string[], given?: DateOrder): DateColumn {
  const proofs = new Map(
    column.flatMap((cell) => {
      const order = ownOrder(partsOf(cell));
      return order === undefined || cell.includes(".") ? [] : [[order, cell] as const];
    }),
  );
  // A column that contradicts itself proves nothing.
  const [proven, proof] = proofs.size === 1 ? ([...proofs][0] ?? []) : [];
  const isDeciding = given === undefined && column.some((cell) => isAmbiguous(partsOf(cell)));
  return {
    read: (cell) => readDate(cell.trim(), (parts) => given ?? ownOrder(parts) ?? proven),
    said:
      isDeciding && proven !== undefined && proof !== undefined
        ? [`Dates such as 3/4/2026 are read ${WORDS[proven]}, as ${harmless(proof)} is.`]
        : [],
  };
}

type Parts = readonly string[] | null;

/** "(UTC)" behind a time is one spelling of it. */
const partsOf = (cell: string): Parts => NUMBERS.exec(cell.replace(/ ?\(?utc\)?$/i, ""));

/** What the date itself tells; dots mean the day first. */
function ownOrder(parts: Parts): DateOrder | undefined {
  if (!parts) return undefined;
  const [, one = "", mark, two = ""] = parts;
  if (mark === ".") return "dmy";
  if (Number(one) > 12) return "dmy";
  return Number(two) > 12 ? "mdy" : undefined;
}

const isAmbiguous = (parts: Parts): boolean =>
  parts !== null && ownOrder(parts) === undefined && Number(parts[1]) !== Number(parts[3]);

function readDate(text: string, orderOf: (parts: Parts) => DateOrder | undefined): ReadDate {
  const shown = JSON.stringify(harmless(text));
  const parts = partsOf(text);
  const order = orderOf(parts);
  if (isAmbiguous(parts) && order === undefined)
    return {
      why: `${shown} can be read in two ways; say with --dates dmy or --dates mdy which is meant`,
    };
  const at = parts ? fromNumbers(parts, order) : fromWords(text);
  if (at) return { at };
  const isSerial = /^\d{5}(?:\.\d+)?$/.test(text);
  return { why: isSerial ? `${text} is no date: a serial number of Excel` : `${shown} is no date` };
}

function fromNumbers(parts: readonly string[], order: DateOrder | undefined): string | undefined {
  const [, one = "", , two = "", year, hour = "0", minute = "0", second = "0", half] = parts;
  const [day, month] = order === "mdy" ? [two, one] : [one, two];
  const hours =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  const pad = (value: string | number) => String(value).padStart(2, "0");
  return (
    toRfc3339(`${year}-${pad(month)}-${pad(day)}T${pad(hours)}:${pad(minute)}:${pad(second)}Z`) ?? undefined
  );
}

function fromWords(text: string): string | undefined {
  const [first, year, month = "", day = ""] = YEAR_FIRST.exec(text) ?? [];
  const dashed =
    first === undefined
      ? text
      : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}${text.slice(first.length)}`;
  const iso = toRfc3339(dashed.replace(/ ?\(utc\)$/i, "Z"));
  if (iso) return iso;
  // "Mar 20, 2026 10:30 AM" and its like; the name of the month leaves nothing to guess.
  if (!MONTH_NAMES.test(text) || !/\b\d{4}\b/.test(text)) return undefined;
  const hasZone = /(?:utc|UTC|gmt|GMT|Z|[+-]\d{2}:?\d{2}|\b[A-Z]{3,4})\)?$/.test(text);
  const ms = Date.parse(hasZone ? text : `${text} UTC`);
  return Number.isNaN(ms) ? undefined : (toRfc3339(ms) ?? undefined);
}
