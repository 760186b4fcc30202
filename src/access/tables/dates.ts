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

/** "11/28/2026, 8:00:00 AM", "2026/11/28 8:00" and their like. */
const NUMBERS =
  /^(\d{1,4})([/.-])(\d{1,2})[/.-](\d{1,4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?)?$/i;
const MONTH_NAMES = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const WORDS: Readonly<Record<DateOrder, string>> = { dmy: "day first", mdy: "month first" };

/** Dates of one column, given with all of its cells: one with a day above 12 tells how the others are meant. */
export function readDates(column: readonly string[], given?: DateOrder): DateColumn {
  const all = column.map((cell) => ({ cell, numbers: numbersOf(cell) }));
  const proofs = new Map(
    all.flatMap(({ cell, numbers }) =>
      numbers?.order === undefined || numbers.isYearFirst || cell.includes(".")
        ? []
        : [[numbers.order, cell] as const],
    ),
  );
  // A column that contradicts itself proves nothing.
  const [proven, proof] = proofs.size === 1 ? ([...proofs][0] ?? []) : [];
  const isDeciding = given === undefined && all.some(({ numbers }) => isAmbiguous(numbers));
  return {
    read: (cell) => readDate(cell.trim(), { given, proven }),
    said:
      isDeciding && proven !== undefined && proof !== undefined
        ? [`Dates such as 3/4/2026 are read ${WORDS[proven]}, as ${harmless(proof)} is.`]
        : [],
  };
}

interface Orders {
  readonly given: DateOrder | undefined;
  readonly proven: DateOrder | undefined;
}

interface Numbers {
  /** Year, then the two others as they stand; hour, minute, second. */
  readonly values: readonly string[];
  readonly isYearFirst: boolean;
  /** What the date itself tells of the two; dots mean the day first. */
  readonly order: DateOrder | undefined;
}

function numbersOf(cell: string): Numbers | undefined {
  // "(UTC)" behind a time is one spelling of it.
  const [, first = "", mark, two = "", last = "", hour = "0", minute = "0", second = "0", half] =
    NUMBERS.exec(cell.replace(/ ?\(?utc\)?$/i, "")) ?? [];
  const isYearFirst = first.length === 4 && last.length < 3;
  if (!isYearFirst && (first.length > 2 || last.length !== 4)) return undefined;
  const [year, one, other] = isYearFirst ? [first, two, last] : [last, first, two];
  const hours = half === undefined ? hour : (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  const values = [year, one, other, String(hours), minute, second];
  if (isYearFirst) return { values, isYearFirst, order: "mdy" };
  const isDayFirst = mark === "." || Number(one) > 12;
  const order = Number(other) > 12 ? "mdy" : undefined;
  return { values, isYearFirst, order: isDayFirst ? "dmy" : order };
}

const isAmbiguous = (numbers: Numbers | undefined): boolean =>
  numbers !== undefined &&
  numbers.order === undefined &&
  Number(numbers.values[1]) !== Number(numbers.values[2]);

function readDate(text: string, { given, proven }: Orders): ReadDate {
  const shown = JSON.stringify(harmless(text));
  const numbers = numbersOf(text);
  const order = (numbers?.isYearFirst ? undefined : given) ?? numbers?.order ?? proven;
  if (isAmbiguous(numbers) && order === undefined)
    return {
      why: `${shown} can be read in two ways; say with --dates dmy or --dates mdy which is meant`,
    };
  const at = numbers ? fromNumbers(numbers, order) : fromWords(text);
  if (at) return { at };
  const isSerial = /^\d{5}(?:\.\d+)?$/.test(text);
  return { why: isSerial ? `${text} is no date: a serial number of Excel` : `${shown} is no date` };
}

function fromNumbers({ values }: Numbers, order: DateOrder | undefined): string | undefined {
  const [year, one, two, ...time] = values.map((value) => value.padStart(2, "0"));
  const [month, day] = order === "mdy" ? [one, two] : [two, one];
  return toRfc3339(`${year}-${month}-${day}T${time.join(":")}Z`) ?? undefined;
}

function fromWords(text: string): string | undefined {
  const iso = toRfc3339(text.replace(/ ?\(utc\)$/i, "Z"));
  if (iso) return iso;
  // "Mar 20, 2026 10:30 AM" and its like; the name of the month leaves nothing to guess.
  if (!MONTH_NAMES.test(text) || !/\b\d{4}\b/.test(text)) return undefined;
  const hasZone = /(?:utc|UTC|gmt|GMT|Z|[+-]\d{2}:?\d{2}|\b[A-Z]{3,4})\)?$/.test(text);
  const ms = Date.parse(hasZone ? text : `${text} UTC`);
  return Number.isNaN(ms) ? undefined : (toRfc3339(ms) ?? undefined);
}
