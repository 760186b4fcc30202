import { foldEmail } from "../../automox/wire/email";
import { AccessError } from "../cli/access-error";
import { DAY_MS } from "../facts/days";
import type { Redaction } from "../facts/redact";
import { ADDRESSES, wrongAddress } from "../tables/address";
import { columnOf, hint, requiredColumn } from "../tables/columns";
import type { DateOrder } from "../tables/date-forms";
import { type DateColumn, readDates } from "../tables/dates";
import { plainly } from "../tables/plainly";
import type { TableFile } from "../tables/read-table";
import { type RowError, rejected } from "../tables/row-errors";
import { isNothing, meaningOf, namesOf } from "../tables/systems";
import { harmless } from "../text/safe-text";
import { type LoginEvidence, noteLogin } from "./login-evidence";

export interface LoginColumns {
  readonly emailColumn?: string | undefined;
  readonly loginColumn?: string | undefined;
  readonly dates?: DateOrder | undefined;
  readonly skipInvalidRows?: boolean | undefined;
}

interface Reading {
  readonly columns: LoginColumns;
  readonly now: Date;
  readonly redaction: Redaction;
}

const WORKED = namesOf("worked");
const NEVER = namesOf("never");

/** Directories write the first day of their calendar for no sign-in at all. */
const FIRST_YEAR = 1990;

/**
 * Last sign-ins as somebody took them from the identity provider: one row a person, or one a sign-in. Throws AccessError
 * with every row that is wrong, unless such rows may be left out.
 */
export function loginsIn(table: TableFile, { columns, now, redaction }: Reading): LoginEvidence {
  const { file } = table;
  const { email, login, results } = columnsOf(table, columns);
  const rows = table.rows.filter(({ cells }) =>
    results.every((place) => WORKED.includes(plainly(cells[place] ?? ""))),
  );
  const dates = readDates(
    rows.map(({ cells }) => cells[login] ?? ""),
    columns.dates,
  );
  const lastLogins = new Map<string, string>();
  const never = new Set<string>();
  const remarks = new Map<string, string>();
  const wrong: RowError[] = [];
  for (const { line, cells } of rows) {
    const [address = "", text = ""] = [cells[email], cells[login]];
    const person = foldEmail(address);
    const seen = seenIn(text, dates, now);
    const why = wrongAddress(isNothing(address) ? "" : address) ?? seen.why;
    if (why !== undefined) wrong.push({ line, why });
    else if (seen.remark !== undefined) remarks.set(person, seen.remark);
    else if (seen.at === undefined) never.add(person);
    else noteLogin(lastLogins, person, seen.at);
  }
  const others = table.rows.length - rows.length;
  const good = table.rows.length - wrong.length;
  const errors = [...table.errors, ...wrong];
  const emails = rows.map(({ cells }) => cells[email] ?? "");
  return {
    lastLogins,
    never,
    remarks,
    window: [
      `Last log-ins are taken from the file ${file}, which has a date for ${lastLogins.size} people.`,
      ...(others === 0
        ? []
        : [`${others} ${others === 1 ? "row of it is" : "rows of it are"} no log-in that worked.`]),
      ...dates.said,
    ],
    problems: rejected({ file, errors, isSkipping: columns.skipInvalidRows, emails, good, redaction }),
    advice: [],
    unread: [],
  };
}

type Seen = { readonly at?: string; readonly why?: string; readonly remark?: string };

/** Nothing at all: never. */
function seenIn(text: string, dates: DateColumn, now: Date): Seen {
  if (NEVER.includes(plainly(text))) return {};
  if (isNothing(text) || plainly(text) === "unknown")
    return { remark: text === "" ? "the file has no date" : `the file says ${JSON.stringify(text)}` };
  const { at, why } = dates.read(text);
  if (at === undefined) return { why };
  if (Date.parse(at) > now.getTime() + DAY_MS)
    return { why: `${JSON.stringify(harmless(text))} lies in the future` };
  return Number(at.slice(0, 4)) < FIRST_YEAR ? {} : { at };
}

/** Ways in which a name such as "Last login" goes on. */
const ENDS = ["", "date", "time", "datetime", "at", "on", "timestamp"];

function columnsOf(table: TableFile, { emailColumn, loginColumn }: LoginColumns) {
  const usual = namesOf("signIn").flatMap((name) => ENDS.map((end) => `${name}${end}`));
  const wish = { option: "--login-column", name: loginColumn, usual };
  const email = requiredColumn(table, {
    option: "--email-column",
    name: emailColumn,
    usual: [...ADDRESSES, ...namesOf("actor")],
  });
  const login = columnOf(table, wish);
  const isLast = loginColumn === undefined || usual.includes(plainly(loginColumn));
  if (login !== undefined && isLast) return { email, login, results: [] };
  // Each row a sign-in, or a try: its time alone does not say that it worked. A status may be that of the account.
  const place = columnOf(table, { ...wish, usual: namesOf("event") });
  const results = table.headers.flatMap((header, at) =>
    namesOf("result").includes(plainly(header)) &&
    table.rows.some(({ cells }) => meaningOf(cells[at] ?? "") === undefined && !isNothing(cells[at] ?? ""))
      ? [at]
      : [],
  );
  if (login !== undefined) return { email, login, results };
  if (place !== undefined && results.length > 0) return { email, login: place, results };
  throw new AccessError(
    `${table.file}: name the column of the last log-in with --login-column. It has: ${table.headers.map((header) => harmless(header)).join(", ")}.${hint(table.headers, wish)}`,
  );
}
