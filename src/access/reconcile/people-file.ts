import { foldEmail } from "../../automox/wire/email";
import { AccessError } from "../cli/access-error";
import { harmless } from "../text/safe-text";
import { columnOf, requiredColumn, type TableFile } from "../text/table-file";

/** A person as a HR system or an identity provider lists them. */
export interface ListedPerson {
  readonly line: number;
  readonly email: string;
  /** Given and family name, or the whole name where the file has it in one column; null where it has none. */
  readonly name: { readonly first: string; readonly last: string } | { readonly whole: string } | null;
  /** Whether the file says that they belong here; true for everybody where it has no column for that. */
  readonly isActive: boolean;
  /** The file's own word. */
  readonly status: string | null;
}

/**
 * What is looked for, by the option that names its column: headers of the usual exports, the best first: Workday,
 * BambooHR, Personio, SAP, Okta, Entra ID, Google Workspace, JumpCloud and the console's own.
 */
const USUAL = {
  emailColumn:
    "email emailaddress workemail workemailaddress emailwork businessemail companyemail primaryemail " +
    "primaryworkemail primaryemailaddress useremail mail emailaddressrequired userprincipalname upn login username",
  firstNameColumn: "firstname givenname preferredfirstname legalfirstname forename vorname",
  lastNameColumn: "lastname surname familyname legallastname sn nachname",
  nameColumn: "displayname fullname employeename workername name",
  statusColumn:
    "status employmentstatus employeestatus workerstatus accountstatus userstatus accountenabled enabled active " +
    "isactive state",
} as const;

type Column = keyof typeof USUAL;

export type ColumnNames = Readonly<Partial<Record<Column, string>>> & {
  /** Words of the status column that mean "belongs here"; without them the usual ones are known. */
  readonly activeWhen?: readonly string[] | undefined;
};

const ACTIVE = "active enabled true yes y 1 employed current provisioned hired".split(" ");
const INACTIVE =
  "inactive disabled false no n 0 terminated left former suspended deprovisioned deactivated deleted resigned retired".split(
    " ",
  );

/**
 * Who the file lists. Throws one AccessError with every line that is wrong: an address that is none, the same
 * address twice, a status nobody knows.
 */
export function peopleOf(table: TableFile, names: ColumnNames): readonly ListedPerson[] {
  const wish = (column: Column) => ({
    option: `--${column.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    name: names[column],
    usual: USUAL[column].split(" "),
  });
  const email = requiredColumn(table, wish("emailColumn"));
  const first = columnOf(table, wish("firstNameColumn"));
  const last = columnOf(table, wish("lastNameColumn"));
  const whole = columnOf(table, wish("nameColumn"));
  const status = columnOf(table, wish("statusColumn"));
  if (names.activeWhen && status === undefined)
    throw new AccessError(`${table.file} has no column for a status: name it with --status-column.`);
  const problems: string[] = [];
  const lines = new Map<string, number>();
  const unknown = new Map<string, number>();
  const people = table.rows.map(({ line, cells }): ListedPerson => {
    const at = (place: number | undefined) => (place === undefined ? "" : (cells[place] ?? ""));
    const address = at(email);
    const problem = addressProblem(address, lines);
    if (problem === undefined) lines.set(foldEmail(address), line);
    else problems.push(`${table.file}:${line}: ${problem}`);
    const word = status === undefined ? null : at(status);
    const isActive = word === null || activity(word, names.activeWhen);
    if (isActive === undefined && word !== null && !unknown.has(word)) unknown.set(word, line);
    return {
      line,
      email: address,
      name: nameOf(at(first), at(last), at(whole)),
      isActive: isActive ?? false,
      status: word,
    };
  });
  for (const [word, line] of unknown)
    problems.push(
      `${table.file}:${line}: nothing tells whether the status ${JSON.stringify(harmless(word))} means that somebody belongs here; name the words that do with --active-when`,
    );
  if (problems.length > 0) throw new AccessError(`${problems.join("\n")}\n${table.file} was not compared.`);
  // An export that failed half-way must not call everybody a leaver.
  if (people.length === 0) throw new AccessError(`${table.file} lists nobody.`);
  return people;
}

/** `lines`: where folded addresses were seen before. */
function addressProblem(address: string, lines: ReadonlyMap<string, number>): string | undefined {
  if (address === "") return "no e-mail address";
  const shown = harmless(address);
  if (!/^[^@\s]+@[^@\s]+$/.test(address)) return `${JSON.stringify(shown)} is no e-mail address`;
  const before = lines.get(foldEmail(address));
  return before === undefined ? undefined : `${shown} is already in line ${before}`;
}

/** undefined: nobody can tell. */
function activity(word: string, activeWhen: readonly string[] | undefined): boolean | undefined {
  const folded = word.trim().toLowerCase();
  if (activeWhen) return activeWhen.some((one) => one.trim().toLowerCase() === folded);
  if (ACTIVE.includes(folded)) return true;
  return INACTIVE.includes(folded) ? false : undefined;
}

function nameOf(first: string, last: string, whole: string): ListedPerson["name"] {
  if (first !== "" && last !== "") return { first, last };
  return whole === "" ? null : { whole };
}
