import { foldEmail, isEmail } from "../../automox/wire/email";
import { AccessError } from "../cli/access-error";
import { grouped } from "../facts/order";
import type { Redaction } from "../facts/redact";
import { ADDRESSES, wrongAddress } from "../tables/address";
import { columnOf, hint, requiredColumn } from "../tables/columns";
import { type DateOrder, readDates } from "../tables/dates";
import { plainly } from "../tables/plainly";
import type { TableFile } from "../tables/read-table";
import { type RowError, rejected } from "../tables/row-errors";
import { isNothing, meaningOf, namesOf, type Standing } from "../tables/systems";
import { harmless } from "../text/safe-text";
import { judge, type Source } from "./standing";

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

export interface PeopleFileOptions {
  readonly emailColumn?: string;
  readonly firstNameColumn?: string;
  readonly lastNameColumn?: string;
  readonly nameColumn?: string;
  readonly statusColumn?: string;
  readonly leavingColumn?: string;
  readonly activeWhen?: readonly string[];
  readonly leftWhen?: readonly string[];
  readonly dates?: DateOrder;
  /** False with `--no-status`. */
  readonly status?: boolean;
  readonly skipInvalidRows?: boolean;
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
  const { file } = table;
  const today = now.toISOString().slice(0, 10);
  const words = { active: options.activeWhen ?? [], left: options.leftWhen ?? [] };
  const rows = table.rows.map((row) => readRow(row, columns, { words, today }));
  const used = rows.filter(({ person }) => person === undefined || !isExcepted(person.email));
  const once = eachOnce(used.flatMap(({ person }) => person ?? []));
  const errors = [...table.errors, ...used.flatMap(({ error }) => error ?? []), ...once.errors];
  const good = rows.filter(({ person }) => person !== undefined).length;
  const unknown = grouped(
    used.flatMap(({ unknown: strange, line }) => strange.map((word) => ({ word, line }))),
    ({ word }) => word,
  );
  return {
    people: once.people,
    errors,
    said: [...taken(table, columns), ...columns.sources.flatMap(({ dates }) => dates.said)],
    problems: [
      ...rejected({ file, errors, isSkipping: options.skipInvalidRows, good, redaction }),
      ...(columns.sources.length === 0 && options.status !== false ? [withoutStatus(table)] : []),
      ...[...unknown].map(
        ([word, [first, ...more]]) =>
          `${file}:${first?.line}: nothing tells whether the status ${JSON.stringify(word)} means that somebody belongs here${more.length === 0 ? "" : ` (and ${more.length} more)`}; say so with --active-when or --left-when`,
      ),
    ],
  };
}

interface Columns {
  readonly email: number;
  /** Further addresses, which are not guessed from. */
  readonly others: readonly number[];
  readonly names: readonly (number | undefined)[];
  readonly sources: readonly Source[];
  readonly headers: readonly string[];
  /** Of a file without a column that tells. */
  readonly otherwise: "active" | "unknown";
}

interface Row {
  readonly line: number;
  readonly person?: ListedPerson;
  readonly error?: RowError;
  readonly unknown: readonly string[];
}

function readRow(
  { line, cells }: TableFile["rows"][number],
  { email, others, names, sources, headers, otherwise }: Columns,
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
  const { why, status = null, leaves = null, unknown = [] } = judged ?? {};
  const standing: ListedPerson["standing"] = judged ? (judged.standing ?? "invalid") : otherwise;
  const person = { line, email: address, name: nameOf(names.map(at)), standing, status, leaves };
  const error = why === undefined ? {} : { error: { line, why, email: foldEmail(address) } };
  return { line, person, unknown, ...error };
}

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
    errors.push({
      line: row.line,
      email,
      why: `${harmless(email)} is in line ${before.line} already${isOther ? ", with another status" : ""}`,
    });
    if (isOther) people.set(email, { ...before, standing: "unknown" });
  }
  return { people: [...people.values()], errors };
}

/** Columns of names, the best first. */
const NAMES: readonly (readonly ["firstName" | "lastName" | "name", string])[] = [
  ["firstName", "firstname givenname preferredfirstname legalfirstname forename vorname prénom"],
  ["lastName", "lastname surname familyname legallastname sn nachname"],
  ["name", "displayname fullname employeename workername lastnamefirstname name"],
];
const EMAIL = "--email-column";

function columnsOf(table: TableFile, options: PeopleFileOptions): Columns {
  const { emailColumn: name, status } = options;
  const email = requiredColumn(table, { option: EMAIL, name, usual: ADDRESSES });
  const sources = sourcesOf(table, options);
  const [source] = sources;
  if (status === false && source)
    throw new AccessError(
      `${table.file} has the column ${harmless(source.header)}, which tells who left: leave out --no-status, or name another column with --status-column.`,
    );
  return {
    email,
    others: table.headers.flatMap((header, place) =>
      place !== email && name === undefined && ADDRESSES.includes(plainly(header)) ? [place] : [],
    ),
    names: NAMES.map(([column, usual]) =>
      columnOf(table, {
        option: `--${column.replace("N", "-n")}-column`,
        name: options[`${column}Column`],
        usual: usual.split(" "),
      }),
    ),
    sources,
    headers: table.headers,
    otherwise: status === false ? "active" : "unknown",
  };
}

/** `Work Email was taken, not Email`, where that makes a difference. */
const taken = ({ rows }: TableFile, { email, others, headers }: Columns): readonly string[] =>
  others
    .filter((place) =>
      rows.some(({ cells }) => {
        const [one = "", other = ""] = [cells[email], cells[place]];
        return isEmail(one) && isEmail(other) && foldEmail(one) !== foldEmail(other);
      }),
    )
    .map((place) => harmless(`${headers[email]} was taken, not ${headers[place]}`));

/** Every column that tells whether somebody belongs here. */
function sourcesOf(table: TableFile, options: PeopleFileOptions): readonly Source[] {
  const { statusColumn, leavingColumn, dates } = options;
  const named = (option: string, name: string | undefined) =>
    name === undefined ? undefined : requiredColumn(table, { option, name, usual: [] });
  const [status, leaving] = [
    named("--status-column", statusColumn),
    named("--leaving-column", leavingColumn),
  ];
  const column = (place: number) => table.rows.map(({ cells }) => cells[place] ?? "");
  const all = table.headers.flatMap((header, place): readonly Source[] => {
    const known = PART_OF.get(plainly(header));
    const part = place === leaving ? "leaving" : (known ?? (place === status ? "status" : undefined));
    const chosen = part === "leaving" ? leaving : status;
    if (part === undefined || (chosen !== undefined && chosen !== place)) return [];
    return [{ place, header, part, dates: readDates(part === "leaving" ? column(place) : [], dates) }];
  });
  // A "State" may be one of the United States.
  const isState = ({ header }: Source) => plainly(header) === "state" && status === undefined;
  const others = all.filter((each) => !isState(each));
  const isWord = (place: number) => column(place).some((cell) => meaningOf(cell) !== undefined);
  return others.some(({ part }) => part === "status")
    ? others
    : all.filter((each) => !isState(each) || isWord(each.place));
}

const PART_OF = new Map(
  (["status", "leaving", "trash", "flag"] as const).flatMap((part) =>
    namesOf(part).map((name) => [name, part]),
  ),
);

function withoutStatus({ file, headers }: TableFile): string {
  const usual = [...namesOf("status"), ...namesOf("leaving")];
  const meant = hint(headers, { option: "--status-column", usual });
  return `${file}: no column tells whether somebody still belongs here: name it with --status-column, or say --no-status where everybody in the file does.${meant}`;
}

const nameOf = (cells: readonly string[]): ListedPerson["name"] => {
  const [first = "", last = "", whole = ""] = cells.map((cell) => (isNothing(cell) ? "" : cell));
  if (first !== "" && last !== "") return { first, last };
  return whole === "" ? null : { whole };
};
