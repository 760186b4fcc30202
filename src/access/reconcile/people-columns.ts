import { foldEmail, isEmail } from "../../automox/wire/email";
import { AccessError } from "../cli/access-error";
import { ADDRESSES } from "../tables/address";
import { columnOf, hint, requiredColumn } from "../tables/columns";
import type { DateOrder } from "../tables/date-forms";
import { readDates } from "../tables/dates";
import { plainly } from "../tables/plainly";
import type { TableFile } from "../tables/read-table";
import { meaningOf, namesOf } from "../tables/systems";
import { harmless } from "../text/safe-text";
import { type Hint, hintOf } from "./hints";
import type { Source } from "./standing";

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

export interface Columns {
  readonly email: number;
  /** Further addresses, which are not guessed from. */
  readonly others: readonly number[];
  readonly names: readonly (number | undefined)[];
  readonly sources: readonly Source[];
  readonly hints: readonly Hint[];
  readonly headers: readonly string[];
  /** Of a file without a column that tells. */
  readonly otherwise: "active" | "unknown";
}

/** Columns of names, the best first. */
const NAMES: readonly (readonly ["firstName" | "lastName" | "name", string])[] = [
  ["firstName", "firstname givenname preferredfirstname legalfirstname forename vorname prénom"],
  ["lastName", "lastname surname familyname legallastname sn nachname"],
  ["name", "displayname fullname employeename workername lastnamefirstname name"],
];

export function columnsOf(table: TableFile, options: PeopleFileOptions): Columns {
  const { emailColumn: name, status } = options;
  const email = requiredColumn(table, { option: "--email-column", name, usual: ADDRESSES });
  const sources = sourcesOf(table, options);
  const [source] = sources;
  if (status === false && source)
    throw new AccessError(
      `${table.file} has the column ${harmless(source.header)}, which tells who left: leave out --no-status, or name another column with --status-column.`,
    );
  const names = NAMES.map(([column, usual]) =>
    columnOf(table, {
      option: `--${column.replace("N", "-n")}-column`,
      name: options[`${column}Column`],
      usual: usual.split(" "),
    }),
  );
  const read = [email, ...names, ...sources.map(({ place }) => place)];
  return {
    email,
    others: table.headers.flatMap((header, place) =>
      place !== email && name === undefined && ADDRESSES.includes(plainly(header)) ? [place] : [],
    ),
    names,
    sources,
    // Who names the one column that counts has looked at the others.
    hints:
      options.statusColumn === undefined
        ? table.headers.flatMap((header, place) =>
            read.includes(place) ? [] : hintOf(header, cellsOf(table, place), place),
          )
        : [],
    headers: table.headers,
    otherwise: status === false ? "active" : "unknown",
  };
}

/** `Work Email was taken, not Email`, where that makes a difference; and what looks like a status and is not read. */
export const taken = (
  { rows }: TableFile,
  { email, others, headers, sources }: Columns,
): readonly string[] => [
  ...others
    .filter((place) =>
      rows.some(({ cells }) => {
        const [one = "", other = ""] = [cells[email], cells[place]];
        return isEmail(one) && isEmail(other) && foldEmail(one) !== foldEmail(other);
      }),
    )
    .map((place) => harmless(`${headers[email]} was taken, not ${headers[place]}`)),
  ...headers
    .filter((header, at) => /stat(?:us|ut)/i.test(header) && !sources.some(({ place }) => place === at))
    .map((header) => harmless(`${header} was not looked at`)),
];

/** Every column that tells whether somebody belongs here. */
function sourcesOf(table: TableFile, options: PeopleFileOptions): readonly Source[] {
  const { statusColumn, leavingColumn, dates } = options;
  const named = (option: string, name: string | undefined) =>
    name === undefined ? undefined : requiredColumn(table, { option, name, usual: [] });
  const [status, leaving] = [
    named("--status-column", statusColumn),
    named("--leaving-column", leavingColumn),
  ];
  const all = table.headers.flatMap((header, place): readonly Source[] => {
    const known = PART_OF.get(plainly(header));
    const part = place === leaving ? "leaving" : (known ?? (place === status ? "status" : undefined));
    const chosen = part === "leaving" ? leaving : status;
    if (part === undefined || (chosen !== undefined && chosen !== place)) return [];
    return [{ place, header, part, dates: readDates(DATED.has(part) ? cellsOf(table, place) : [], dates) }];
  });
  // A "State" may be one of the United States.
  const isState = ({ header }: Source) => plainly(header) === "state" && status === undefined;
  const others = all.filter((each) => !isState(each));
  // Who is not on leave may have left.
  if (all.every(({ part }) => part === "away")) return [];
  const isWord = (place: number) => cellsOf(table, place).some((cell) => meaningOf(cell) !== undefined);
  return others.some(({ part }) => part === "status")
    ? others
    : all.filter((each) => !isState(each) || isWord(each.place));
}

const cellsOf = ({ rows }: TableFile, place: number): readonly string[] =>
  rows.map(({ cells }) => cells[place] ?? "");

const DATED: ReadonlySet<Source["part"]> = new Set(["leaving", "trash"]);

const PART_OF = new Map(
  (["status", "leaving", "trash", "flag", "away"] as const).flatMap((part) =>
    namesOf(part).map((name) => [name, part]),
  ),
);

export function withoutStatus({ file, headers }: TableFile): string {
  const usual = [...namesOf("status"), ...namesOf("leaving")];
  const meant = hint(headers, { option: "--status-column", usual });
  return `${file}: no status column was found, so nobody is known to belong here still: name it with --status-column, or say --no-status where everybody in the file does.${meant}`;
}
