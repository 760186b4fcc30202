import { parseHttpDate } from "./http-date";

/** ISO 8601 as the API and its relatives spell it: `T` or a blank, any zone spelling or none, perhaps a fraction or no time at all. */
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;

const EARLIEST = Date.parse("0001-01-01T00:00:00Z");
const LATEST = Date.parse("9999-12-31T23:59:59.999Z");

/**
 * RFC 3339 in UTC, to the second or the millisecond: `2022-04-22T01:56:20Z`. Automox writes `2022-04-22T01:56:20+0000`; a time
 * without zone is taken as UTC; a number as seconds since 1970, or as milliseconds where it is too large for that. undefined stays undefined; null, `""` and what cannot
 * be read are null, because a date is never worth failing for.
 */
export function toRfc3339(value: unknown): string | null | undefined {
  if (value === undefined) return undefined;
  const ms = msOf(value);
  // Beyond these the year has no four digits.
  if (Number.isNaN(ms) || ms < EARLIEST || ms > LATEST) return null;
  const text = new Date(ms).toISOString();
  return text.endsWith(".000Z") ? `${text.slice(0, -5)}Z` : text;
}

const MAX_SECONDS = 1e11;

function msOf(value: unknown): number {
  if (typeof value === "number") return Math.abs(value) < MAX_SECONDS ? value * 1_000 : value;
  return typeof value === "string" ? fromText(value.trim()) : Number.NaN;
}

function fromText(text: string): number {
  const parts = ISO.exec(text);
  if (!parts) return parseHttpDate(text, Date.UTC(2000, 0, 1)) ?? Number.NaN;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const fraction = Math.floor(Number(`0.${parts[7] ?? "0"}`) * 1_000);
  if (hour > 23 || minute > 59 || second > 60) return Number.NaN;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return Number.NaN;
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1_000 + fraction - offsetMs(parts[8] ?? "Z");
}

function offsetMs(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000;
}
