import { toRfc3339 } from "../../automox/wire/date";
import { foldEmail } from "../../automox/wire/email";
import { AccessError } from "../cli/access-error";
import { DAY_MS } from "../facts/days";
import { harmless } from "../text/safe-text";
import { columnOf, requiredColumn, type TableFile } from "../text/table-file";
import { type LoginEvidence, noteLogin } from "./login-evidence";

/**
 * How dates with slashes, dots or dashes and the year at their end are meant; without it they are refused,
 * not guessed.
 */
type DateOrder = "dmy" | "mdy";

export interface LoginColumns {
  readonly emailColumn?: string | undefined;
  readonly loginColumn?: string | undefined;
  readonly dates?: DateOrder | undefined;
}

const EMAIL = "email emailaddress useremail user username login".split(" ");
const LOGIN = (
  "lastlogin lastlogindate lastlogintime lastloginat lastloggedin lastsignin lastsignindate lastlogon lastactive " +
  "lastactivity lastseen lastaccess"
).split(" ");

/** Words for "no date". */
const NONE = ["", ..."- – — never n/a na none null unknown".split(" ")];

/** Last sign-ins as somebody took them from the logs of the identity provider. Throws AccessError with every line that is wrong. */
export function loginsIn(
  table: TableFile,
  { emailColumn, loginColumn, dates }: LoginColumns,
  now: Date,
): LoginEvidence {
  const email = requiredColumn(table, { option: "--email-column", name: emailColumn, usual: EMAIL });
  const login = columnOf(table, { option: "--login-column", name: loginColumn, usual: LOGIN });
  if (login === undefined)
    throw new AccessError(
      `${table.file}: name the column of the last log-in with --login-column. It has: ${table.headers.map((header) => harmless(header)).join(", ")}.`,
    );
  const lastLogins = new Map<string, string>();
  const remarks = new Map<string, string>();
  const problems: string[] = [];
  for (const { line, cells } of table.rows) {
    const [address = "", text = ""] = [cells[email], cells[login]];
    const person = foldEmail(address);
    if (!/^[^@\s]+@[^@\s]+$/.test(address)) {
      problems.push(`${table.file}:${line}: ${JSON.stringify(harmless(address))} is no e-mail address`);
    } else if (NONE.includes(text.toLowerCase())) {
      remarks.set(person, text === "" ? "the file has no date" : `the file says ${JSON.stringify(text)}`);
    } else {
      const at = readDate(text, dates);
      if (at === undefined) problems.push(`${table.file}:${line}: ${problemOf(text)}`);
      else if (Date.parse(at) > now.getTime() + DAY_MS)
        problems.push(`${table.file}:${line}: ${JSON.stringify(harmless(text))} lies in the future`);
      else noteLogin(lastLogins, person, at);
    }
  }
  if (problems.length > 0) throw new AccessError(`${problems.join("\n")}\n${table.file} was not used.`);
  return {
    lastLogins,
    remarks,
    window: [
      `Last log-ins are taken from the file ${table.file}, which has a date for ${lastLogins.size} people.`,
    ],
    problems: [],
    unread: [],
  };
}

const NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?)?$/i;
const MONTH_NAMES = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** Without a zone a time is taken as UTC: it is compared by days. */
function readDate(text: string, order: DateOrder | undefined): string | undefined {
  const iso = toRfc3339(text);
  if (iso) return iso;
  const [, one, two, year, hour = "0", minute = "0", second = "0", half] = NUMBERS.exec(text) ?? [];
  if (one !== undefined && two !== undefined && year !== undefined) {
    if (order === undefined) return undefined;
    const [day, month] = order === "dmy" ? [one, two] : [two, one];
    const hours =
      half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
    const pad = (value: string | number) => String(value).padStart(2, "0");
    return (
      toRfc3339(`${year}-${pad(month)}-${pad(day)}T${pad(hours)}:${pad(minute)}:${pad(second)}Z`) ?? undefined
    );
  }
  // "Mar 20, 2026 10:30 AM" and its like; the name of the month leaves nothing to guess.
  if (!MONTH_NAMES.test(text) || !/\b\d{4}\b/.test(text)) return undefined;
  const ms = Date.parse(/(utc|gmt|z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text} UTC`);
  return Number.isNaN(ms) ? undefined : (toRfc3339(ms) ?? undefined);
}

function problemOf(text: string): string {
  const shown = JSON.stringify(harmless(text));
  return NUMBERS.test(text)
    ? `${shown} can be read in two ways; say with --dates dmy or --dates mdy which is meant`
    : `${shown} is no date`;
}
