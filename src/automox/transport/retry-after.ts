import { parseHttpDate } from "../wire/http-date";

/** The headers an answer names a pause with. */
export interface PauseHeaders {
  readonly retryAfter: string | null;
  readonly rateLimitRemaining: string | null;
  readonly rateLimitReset: string | null;
  /** The server's own clock, which dates are measured against where it is readable, because ours may be wrong. */
  readonly date: string | null;
}

/**
 * The pause asked for by `Retry-After` (RFC 9110, 10.2.3): seconds or a date in any of the three forms. undefined for
 * garbage, nothing, zero, negative or past values: they name no time that would help, so back-off decides. A list (two headers joined) counts by
 * its longest. The result may be absurdly long; judging that is the caller's.
 */
export function parseRetryAfter(
  { retryAfter, date }: Pick<PauseHeaders, "retryAfter" | "date">,
  now: number,
): number | undefined {
  const text = retryAfter?.trim() ?? "";
  if (/^\d+(\s*,\s*\d+)*$/.test(text)) {
    return positive(Math.max(...text.split(",").map(Number)) * 1_000);
  }
  const until = parseHttpDate(text, now);
  return until === undefined ? undefined : positive(until - serverNow(date, now));
}

/** Where a reset counts as a time, not as seconds from now: 2001 in seconds, and in milliseconds. */
const EPOCH_SECONDS = 1e9;
const EPOCH_MS = 1e12;

/**
 * The pause of `x-ratelimit-reset`, which Automox was seen to send as seconds since 1970; seconds from now and milliseconds since 1970 are
 * understood too, since it is documented nowhere. undefined for garbage and for times already past.
 */
export function parseRateLimitReset(
  { rateLimitReset, date }: Pick<PauseHeaders, "rateLimitReset" | "date">,
  now: number,
): number | undefined {
  const text = rateLimitReset?.trim() ?? "";
  if (!/^\d+(\.\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  if (value < EPOCH_SECONDS) return positive(value * 1_000);
  return positive((value < EPOCH_MS ? value * 1_000 : value) - serverNow(date, now));
}

/** Whether the answer says that the next request would be refused. */
export const isUsedUp = ({ rateLimitRemaining }: Pick<PauseHeaders, "rateLimitRemaining">): boolean =>
  rateLimitRemaining !== null && /^0+$/.test(rateLimitRemaining.trim());

const serverNow = (date: string | null, now: number): number => parseHttpDate(date?.trim() ?? "", now) ?? now;

const positive = (ms: number): number | undefined => (ms > 0 ? ms : undefined);
