import { foldEmail, isEmail } from "../../automox/wire/email";
import { grouped } from "../facts/order";
import type { Redaction } from "../facts/redact";
import { wrongAddress } from "../tables/address";
import type { TableFile } from "../tables/read-table";
import { type RowError, rejected } from "../tables/row-errors";
import { isNothing, type Standing } from "../tables/systems";
import { harmless } from "../text/safe-text";
import { type Columns, columnsOf, type PeopleFileOptions, taken, withoutStatus } from "./people-columns";
import { judge } from "./standing";

/** A person as a HR system or an identity provider lists them. */
export interface ListedPerson {
  readonly line: number;
  readonly email: string;
  /** Given and family name, or the whole name where the file has it in one column; null where it has none. */
  readonly name: { readonly first: string; readonly last: string } | { readonly whole: string } | null;
  /** `unknown`: nothing tells, or nobody knows the word. `invalid`: the row contradicts itself, or another row. */
  readonly standing: Standing | "unknown" | "invalid";
  /** The file's own words. */
  readonly status: string | null;
  /** The day on which they leave, where the file has one that is still to come. */
  readonly leaves: string | null;
}

export interface PeopleFile {
  readonly people: readonly ListedPerson[];
  /** Rows that were left out. */
  readonly errors: readonly RowError[];
  /** In sentences: how the file was read, where it could be read in another way. */
  readonly said: readonly string[];
  /** In sentences: what is not known. Any of them makes the result incomplete. */
  readonly problems: readonly string[];
}

interface Reading {
  readonly redaction: Redaction;
  readonly options: PeopleFileOptions;
  readonly now: Date;
  /** Who is left out on both sides. */
  readonly isExcepted?: (email: string) => boolean;
}

/**
 * Who the file lists. Throws one AccessError with every row that is wrong, unless such rows may be left out; a person of
 * whom nothing is understood is never one who belongs here.
 */
export function peopleOf(
  table: TableFile,
  { options, now, redaction, isExcepted = () => false }: Reading,
): PeopleFile {
  const columns = columnsOf(table, options);
  const hasStatus = columns.sources.length > 0;
  const { file } = table;
  const today = now.toISOString().slice(0, 10);
  const words = { active: options.activeWhen ?? [], left: options.leftWhen ?? [] };
  const rows = table.rows.map((row) => readRow(row, columns, { words, today }));
  const used = rows.filter(({ person }) => person === undefined || !isExcepted(person.email));
  const once = eachOnce(used.flatMap(({ person }) => person ?? []));
  const emails = table.rows.map(({ cells }) => cells[columns.email] ?? "");
  const errors = [...table.errors, ...used.flatMap(({ error }) => error ?? []), ...once.errors];
  const good = rows.filter(({ person }) => person !== undefined).length;
  const unknown = grouped(
    used.flatMap(({ unknown: strange, line }) => strange.map((word) => ({ word, line }))),
    ({ word }) => word,
  );
  return {
    people: once.people,
    errors,
    said: [
      ...taken(table, columns),
      ...(hasStatus ? [] : [options.status === false ? ALL_BELONG : NOBODY_KNOWN]),
      ...columns.sources.flatMap(({ dates }) => dates.said),
      ...(errors.length === 0 ? [] : [`Rows left out because they are wrong: ${errors.length}.`]),
    ],
    problems: [
      ...rejected({ file, errors, isSkipping: options.skipInvalidRows, emails, good, redaction }),
      ...(hasStatus || options.status === false ? [] : [withoutStatus(table)]),
      ...[...unknown].map(
        ([word, [first, ...more]]) =>
          `${file}:${first?.line}: nothing tells whether the status ${JSON.stringify(word)} means that somebody belongs here${more.length === 0 ? "" : ` (and ${more.length} more)`}; say so with --active-when or --left-when`,
      ),
    ],
  };
}

const ALL_BELONG = "Everybody in the file counts as belonging here, because --no-status says so.";
const NOBODY_KNOWN =
  "No status column was found, so the file does not tell of anybody whether they still belong here.";

interface Row {
  readonly line: number;
  readonly person?: ListedPerson;
  readonly error?: RowError;
  readonly unknown: readonly string[];
}

function readRow(
  { line, cells }: TableFile["rows"][number],
  { email, others, names, sources, hints, headers, otherwise }: Columns,
  judging: Parameters<typeof judge>[2],
): Row {
  const at = (place: number | undefined) => (place === undefined ? "" : (cells[place] ?? ""));
  const address = isNothing(at(email)) ? "" : at(email);
  const wrong = wrongAddress(address);
  if (wrong !== undefined) {
    const other = others.find((place) => address === "" && isEmail(at(place)));
    const instead = `no address in ${headers[email]}; ${headers[other ?? 0]} is another one, and is not guessed`;
    return { line, unknown: [], error: { line, why: other === undefined ? wrong : harmless(instead) } };
  }
  const judged = sources.length === 0 ? undefined : judge(cells, sources, judging);
  const { status = null, leaves = null, unknown = [] } = judged ?? {};
  const said: ListedPerson["standing"] = judged ? (judged.standing ?? "invalid") : otherwise;
  const hint = ["left", "unknown", "invalid"].includes(said)
    ? undefined
    : hints.find(({ place, dates, tells }) => tells(at(place), dates, judging.today));
  const standing = hint ? "invalid" : said;
  const why = hint ? harmless(`${hint.header} ${at(hint.place)}${MAY_HAVE_LEFT}`) : judged?.why;
  const person = { line, email: address, name: nameOf(names.map(at)), standing, status, leaves };
  return { line, person, unknown, ...(why === undefined ? {} : { error: { line, why } }) };
}

const MAY_HAVE_LEFT =
  " may mean that they left; name the column that counts with --status-column or --leaving-column";

/** Somebody who is there again with another status is somebody of whom nothing is known. */
function eachOnce(rows: readonly ListedPerson[]) {
  const people = new Map<string, ListedPerson>();
  const errors: RowError[] = [];
  for (const row of rows) {
    const email = foldEmail(row.email);
    const before = people.get(email);
    if (!before) {
      people.set(email, row);
      continue;
    }
    const isOther = before.standing !== row.standing;
    const why = `${harmless(email)} is in line ${before.line} already${isOther ? ", with another status" : ""}`;
    errors.push({ line: row.line, why });
    if (isOther) people.set(email, { ...before, standing: "unknown" });
  }
  return { people: [...people.values()], errors };
}

const nameOf = (cells: readonly string[]): ListedPerson["name"] => {
  const [first = "", last = "", whole = ""] = cells.map((cell) => (isNothing(cell) ? "" : cell));
  if (first !== "" && last !== "") return { first, last };
  return whole === "" ? null : { whole };
};
