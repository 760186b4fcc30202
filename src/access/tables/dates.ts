import { toRfc3339 } from "../../automox/wire/date";
import { harmless } from "../text/safe-text";
import { atOf, type DateOrder, type WrittenDate, writtenDate } from "./date-forms";

/** RFC 3339 in UTC, or why there is none. A time without a zone is taken as UTC: it is compared by days. */
type ReadDate =
  | { readonly at: string; readonly why?: undefined }
  | { readonly at?: undefined; readonly why: string };

export interface DateColumn {
  read(cell: string): ReadDate;
  /** A sentence where one date decided how others are read. */
  readonly said: readonly string[];
}

const WORDS: Readonly<Record<DateOrder, string>> = { dmy: "day first", mdy: "month first" };

/**
 * Dates of one column, given with all of its cells: one with a day above 12 tells how the others are meant. `given`: how
 * those with the year at their end are meant, where day and month could be either; nothing is guessed.
 */
export function readDates(column: readonly string[], given?: DateOrder): DateColumn {
  const all = column.map((cell) => ({ cell, date: writtenDate(cell) }));
  const proofs = new Map(
    all.flatMap(({ cell, date }) =>
      date?.order === undefined || date.isFixed || cell.includes(".") ? [] : [[date.order, cell] as const],
    ),
  );
  // A column that contradicts itself proves nothing.
  const [proven, proof] = proofs.size === 1 ? ([...proofs][0] ?? []) : [];
  const isDeciding = given === undefined && all.some(({ date }) => isAmbiguous(date));
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

const isAmbiguous = (date: WrittenDate | undefined): boolean =>
  date !== undefined && date.order === undefined && Number(date.pair[0]) !== Number(date.pair[1]);

function readDate(text: string, { given, proven }: Orders): ReadDate {
  const shown = JSON.stringify(harmless(text));
  const date = writtenDate(text);
  const order = (date?.isFixed ? undefined : given) ?? date?.order ?? proven;
  if (isAmbiguous(date) && order === undefined)
    return {
      why: `${shown} can be read in two ways; say with --dates dmy or --dates mdy which is meant`,
    };
  const at = date ? atOf(date, order) : toRfc3339(text.replace(/ ?\(utc\)$/i, "Z"));
  if (at) return { at };
  const isSerial = /^\d{5}(?:\.\d+)?$/.test(text);
  return { why: isSerial ? `${text} is no date: a serial number of Excel` : `${shown} is no date` };
}
