import { toRfc3339 } from "../../automox/wire/date";

/** Which of the two numbers beside a year is the day. */
export type DateOrder = "dmy" | "mdy";

/** A date as somebody wrote it that is not ISO 8601. */
export interface WrittenDate {
  readonly year: string;
  /** Day and month, as they stand. */
  readonly pair: readonly [string, string];
  /** `08:00:00+01:00`. */
  readonly time: string;
  /** What the date itself tells; undefined: it can be read in two ways. */
  readonly order: DateOrder | undefined;
  /** No other order is possible in this form. */
  readonly isFixed: boolean;
}

const DAY = String.raw`(?<day>\d{1,2})(?:\.|st|nd|rd|th)?`;
const MONTH = String.raw`(?<month>\p{L}+)\.?`;
const ZONE = String.raw`(?:\(?(?:utc|gmt)\)?)?(?<offset>[+-]\d{1,2}(?::?\d{2})?)|z|utc|gmt|\(utc\)|(?<american>[ecmp][sd]t)`;
const TIME = String.raw`(?:,?\s+(?:at\s+)?(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?:\s*(?<half>[ap]m))?(?:\s*(?:${ZONE}))?|\s*\(?utc\)?)?`;
/** What browsers add to a zone. */
const END = String.raw`${TIME}(?:\s*\([\p{L} ]+\))?$`;

/** "11/28/2026, 8:00:00 AM", "2026/11/28 8:00" and their like. */
export const NUMBERS = new RegExp(
  String.raw`^(?<one>\d{1,4})(?<mark>[/.-])(?<two>\d{1,2})[/.-](?<three>\d{1,4})${END}`,
  "iu",
);
/** "Mar 20, 2026 10:30 AM", "Friday, 20. März 2026" and their like: the name of the month leaves nothing to guess. */
export const NAMED = [`${DAY}[\\s-]+${MONTH},?[\\s-]+`, `${MONTH}\\s+${DAY},?\\s+`].map(
  (pair) => new RegExp(String.raw`^(?:\p{L}+\.?,?\s+)?${pair}(?<year>\d{4})${END}`, "iu"),
);

/** In English, German and French, without accents; short ones are the beginning of these. */
const MONTHS = (
  "january januar janvier,february februar fevrier,march marz maerz mrz mars,april avril,may mai,june juni juin," +
  "july juli juillet,august aout,september septembre,october oktober octobre,november novembre,december dezember decembre"
).split(",");

/** From 1; 0: there is no such month. */
function monthOf(word: string): number {
  const name = word.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return 1 + MONTHS.findIndex((month) => name.length > 2 && ` ${month}`.includes(` ${name}`));
}

export function writtenDate(text: string): WrittenDate | undefined {
  const { one = "", mark, two = "", three = "", ...more } = NUMBERS.exec(text)?.groups ?? {};
  if (mark === undefined) return namedDate(text);
  const time = timeOf(more);
  const isFixed = one.length === 4 && three.length < 3;
  if (isFixed) return { year: one, pair: [two, three], time, order: "mdy", isFixed };
  if (one.length > 2 || three.length !== 4) return undefined;
  const isDayFirst = mark === "." || Number(one) > 12;
  const order = Number(two) > 12 ? "mdy" : undefined;
  return { year: three, pair: [one, two], time, order: isDayFirst ? "dmy" : order, isFixed };
}

function namedDate(text: string): WrittenDate | undefined {
  for (const form of NAMED) {
    const { year, month = "", day = "", ...more } = form.exec(text)?.groups ?? {};
    if (year !== undefined && monthOf(month) > 0)
      return { year, pair: [day, String(monthOf(month))], time: timeOf(more), order: "dmy", isFixed: true };
  }
  return undefined;
}

const AMERICAN: Readonly<Record<string, number>> = { e: 5, c: 6, m: 7, p: 8 };

type Groups = Readonly<Record<string, string | undefined>>;

function timeOf({ hour = "0", minute = "0", second = "0", half, offset, american }: Groups): string {
  const hours = half === undefined ? hour : (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  return [hours, minute, second].map(twoDigits).join(":") + zoneOf(offset, american?.toLowerCase());
}

function zoneOf(offset: string | undefined, american: string | undefined): string {
  if (american !== undefined)
    return `-${twoDigits((AMERICAN[american[0] ?? ""] ?? 0) - Number(american[1] === "d"))}:00`;
  const [, sign = "+", hours = "0", minutes = "0"] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset ?? "") ?? [];
  return `${sign}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

/** RFC 3339 in UTC; undefined where there is no such day. */
export function atOf({ year, pair, time }: WrittenDate, order: DateOrder | undefined): string | undefined {
  const [day, month] = order === "mdy" ? pair.toReversed() : pair;
  return toRfc3339(`${year}-${twoDigits(month)}-${twoDigits(day)}T${time}`) ?? undefined;
}

const twoDigits = (number: string | number | undefined): string => String(number).padStart(2, "0");
