const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The three forms of RFC 9110, 5.6.7; all of them are UTC. */
const IMF = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const RFC_850 =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\d{2})-([A-Z][a-z]{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const ASCTIME = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/;

/** Milliseconds since 1970, or undefined for anything that is no HTTP date. `now` settles which century two digits mean. */
export function parseHttpDate(text: string, now: number): number | undefined {
  const imf = IMF.exec(text);
  if (imf) return time(imf[3], imf[2], [imf[1], imf[4], imf[5], imf[6]]);
  const old = RFC_850.exec(text);
  if (old) return time(String(century(Number(old[3]), now)), old[2], [old[1], old[4], old[5], old[6]]);
  const asc = ASCTIME.exec(text);
  if (asc) return time(asc[6], asc[1], [asc[2], asc[3], asc[4], asc[5]]);
  return undefined;
}

/** RFC 9110: two digits that seem more than 50 years ahead mean the past century. */
function century(twoDigits: number, now: number): number {
  const year = new Date(now).getUTCFullYear();
  const guess = year - (year % 100) + twoDigits;
  return guess > year + 50 ? guess - 100 : guess;
}

function time(
  year: string | undefined,
  month: string | undefined,
  rest: readonly (string | undefined)[],
): number | undefined {
  const [day = 0, hour = 0, minute = 0, second = 0] = rest.map(Number);
  const months = MONTHS.indexOf(month ?? "");
  // 60 is a leap second; V8 counts it on into the next minute, which is what a pause wants.
  if (months < 0 || day < 1 || hour > 23 || minute > 59 || second > 60) return undefined;
  const ms = Date.UTC(Number(year), months, day, hour, minute, second);
  return new Date(Date.UTC(Number(year), months, day)).getUTCDate() === day ? ms : undefined;
}
