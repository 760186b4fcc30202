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

export interface ColumnNames {
  readonly emailColumn?: string | undefined;
  readonly firstNameColumn?: string | undefined;
  readonly lastNameColumn?: string | undefined;
  readonly nameColumn?: string | undefined;
  readonly statusColumn?: string | undefined;
  /** Words of the status column that mean "belongs here"; without them the usual ones are known. */
  readonly activeWhen?: readonly string[] | undefined;
}

/**
 * Headers of the usual exports: Workday, BambooHR, Personio, SAP, Okta, Entra ID, Google Workspace, JumpCloud
 * and the console's own.
 */
const USUAL = {
  email: [
    "email",
    "emailaddress",
    "workemail",
    "workemailaddress",
    "emailwork",
    "businessemail",
    "companyemail",
    "primaryemail",
    "primaryworkemail",
    "primaryemailaddress",
    "useremail",
    "mail",
    "emailaddressrequired",
    "userprincipalname",
    "upn",
    "login",
    "username",
  ],
  first: ["firstname", "givenname", "preferredfirstname", "legalfirstname", "forename", "vorname"],
  last: ["lastname", "surname", "familyname", "legallastname", "sn", "nachname"],
  whole: ["displayname", "fullname", "employeename", "workername", "name"],
  status: [
    "status",
    "employmentstatus",
    "employeestatus",
    "workerstatus",
    "accountstatus",
    "userstatus",
    "accountenabled",
    "enabled",
    "active",
    "isactive",
    "state",
  ],
} as const;

const ACTIVE = ["active", "enabled", "true", "yes", "y", "1", "employed", "current", "provisioned", "hired"];
const INACTIVE = [
  "inactive",
  "disabled",
  "false",
  "no",
  "n",
  "0",
  "terminated",
  "left",
  "former",
  "suspended",
  "deprovisioned",
  "deactivated",
  "deleted",
  "resigned",
  "retired",
];

/**
 * Who the file lists. Throws one AccessError with every line that is wrong: an address that is none, the same
 * address twice, a status nobody knows.
 */
export function peopleOf(table: TableFile, names: ColumnNames): readonly ListedPerson[] {
  const email = requiredColumn(table, {
    option: "--email-column",
    name: names.emailColumn,
    usual: USUAL.email,
  });
  const first = columnOf(table, {
    option: "--first-name-column",
    name: names.firstNameColumn,
    usual: USUAL.first,
  });
  const last = columnOf(table, {
    option: "--last-name-column",
    name: names.lastNameColumn,
    usual: USUAL.last,
  });
  const whole = columnOf(table, { option: "--name-column", name: names.nameColumn, usual: USUAL.whole });
  const status = columnOf(table, {
    option: "--status-column",
    name: names.statusColumn,
    usual: USUAL.status,
  });
  if (names.activeWhen && status === undefined)
    throw new AccessError(`${table.file} has no column for a status: name it with --status-column.`);
  const problems: string[] = [];
  const lines = new Map<string, number>();
  const unknown = new Map<string, number>();
  const people = table.rows.map(({ line, cells }): ListedPerson => {
    const address = cells[email] ?? "";
    const folded = foldEmail(address);
    if (!/^[^@\s]+@[^@\s]+$/.test(address))
      problems.push(
        address === ""
          ? `${table.file}:${line}: no e-mail address`
          : `${table.file}:${line}: ${JSON.stringify(harmless(address))} is no e-mail address`,
      );
    else if (lines.has(folded))
      problems.push(`${table.file}:${line}: ${harmless(address)} is already in line ${lines.get(folded)}`);
    else lines.set(folded, line);
    const word = status === undefined ? null : (cells[status] ?? "");
    const isActive = word === null || activity(word, names.activeWhen);
    if (isActive === undefined && word !== null && !unknown.has(word)) unknown.set(word, line);
    return {
      line,
      email: address,
      name: nameOf({ first: textAt(cells, first), last: textAt(cells, last), whole: textAt(cells, whole) }),
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

/** undefined: nobody can tell. */
function activity(word: string, activeWhen: readonly string[] | undefined): boolean | undefined {
  const folded = word.trim().toLowerCase();
  if (activeWhen) return activeWhen.some((one) => one.trim().toLowerCase() === folded);
  if (ACTIVE.includes(folded)) return true;
  return INACTIVE.includes(folded) ? false : undefined;
}

const textAt = (cells: readonly string[], place: number | undefined): string =>
  place === undefined ? "" : (cells[place] ?? "");

function nameOf({
  first,
  last,
  whole,
}: {
  first: string;
  last: string;
  whole: string;
}): ListedPerson["name"] {
  if (first !== "" && last !== "") return { first, last };
  return whole === "" ? null : { whole };
}
