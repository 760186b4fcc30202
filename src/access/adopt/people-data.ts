import { stringify } from "csv-stringify/sync";
import { Document, isMap, isSeq } from "yaml";
import { formulaSafe } from "../text/formula-safe";
import type { Adoption, AdoptionPlan, LeftOut } from "./plan-adoption";
import { hasTemplates } from "./text-literal";

export const DATA_FORMATS = ["csv", "yaml"] as const;
export type DataFormat = (typeof DATA_FORMATS)[number];

interface PeopleData {
  readonly text: string;
  /** Whoever stands in it; the import map must not name others. */
  readonly adoptions: readonly Adoption[];
  /** What the file cannot carry. */
  readonly notes: readonly LeftOut[];
}

const COLUMNS = ["id", "email", "first_name", "last_name", "role", "org_id"] as const;
type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string | number>>>;

interface Line {
  readonly adoption: Adoption;
  /** Undefined: left out. */
  readonly row: Row | undefined;
  readonly notes: readonly LeftOut[];
}

/**
 * A list for `AutomoxTeam.fromFile`. A line holds exactly what will be planned, so a text that would be read
 * otherwise (blanks around it, a formula, a template of Terraform) cannot stand in it: a name is then left to
 * Automox, anything else leaves the person out.
 */
export function peopleData({ adoptions, disabled }: AdoptionPlan, format: DataFormat): PeopleData {
  const all = adoptions.map(lineOf);
  const lines = all.filter((line): line is Line & { row: Row } => line.row !== undefined);
  return {
    text: format === "csv" ? csvOf(lines.map(({ row }) => row)) : yamlOf(lines, disabled),
    adoptions: lines.map(({ adoption }) => adoption),
    notes: all.flatMap(({ notes }) => notes),
  };
}

const csvOf = (rows: readonly Row[]): string =>
  stringify([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ""))]);

function yamlOf(lines: readonly (Line & { row: Row })[], disabled: readonly Adoption[]): string {
  const document = new Document(lines.map(({ row }) => row));
  document.commentBefore = [
    " People who are in Automox already.",
    ...disabled.map(
      ({ email, role, org }) => ` Disabled, left out: ${oneLine(email)}, ${oneLine(role)} in ${org}`,
    ),
  ].join("\n");
  const items = isSeq(document.contents) ? document.contents.items : [];
  for (const [index, { adoption }] of lines.entries()) {
    const item = items[index];
    if (adoption.status === "pending" && isMap(item))
      item.commentBefore = " Pending: has not accepted the invitation yet.";
  }
  return document.toString({ lineWidth: 0 });
}

function lineOf(adoption: Adoption): Line {
  const { personId, type, email, role, org } = adoption;
  const [bad] = [...(isPlain(email) ? [] : ["e-mail address"]), ...(isPlain(role) ? [] : ["role"])];
  if (bad !== undefined) {
    const why = `has a ${bad} that this file cannot carry unchanged; use another form for them`;
    return { adoption, row: undefined, notes: [{ email, org, why }] };
  }
  // Names belong to the person, and one resource of a person manages them.
  const { firstName, lastName } = type === "automox_user" ? adoption : { firstName: null, lastName: null };
  const lost = [...nameLost("given name", firstName), ...nameLost("family name", lastName)];
  const row = {
    id: personId,
    email,
    ...(firstName !== null && isPlain(firstName) ? { first_name: firstName } : {}),
    ...(lastName !== null && isPlain(lastName) ? { last_name: lastName } : {}),
    role,
    org_id: org,
  };
  return { adoption, row, notes: lost.map((why) => ({ email, org, why })) };
}

const nameLost = (what: string, name: string | null): readonly string[] =>
  name === null || isPlain(name)
    ? []
    : [`has a ${what} that this file cannot carry unchanged, so it stays as Automox has it`];

const isPlain = (text: string): boolean =>
  text.trim() === text &&
  !hasTemplates(text) &&
  formulaSafe(text) === text &&
  !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);

/** For a comment, which ends with its line. */
const oneLine = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, "?");
