import { stringify } from "csv-stringify/sync";
import { Document, isMap, isSeq } from "yaml";
import { formulaSafe } from "../text/formula-safe";
import { hasTemplates } from "../text/text-literal";
import type { LeftOut } from "./import-map";
import type { Adoption, AdoptionPlan } from "./plan-adoption";

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

interface Line {
  readonly adoption: Adoption;
  readonly row: Readonly<Record<(typeof COLUMNS)[number], string | number | undefined>>;
}

/**
 * A list for `AutomoxTeam.fromFile`. A line holds exactly what will be planned, so a text that would be read
 * otherwise (blanks around it, a formula, a template of Terraform) cannot stand in it: a name is then left to
 * Automox, anything else leaves the person out.
 */
export function peopleData({ adoptions, disabled }: AdoptionPlan, format: DataFormat): PeopleData {
  const notes: LeftOut[] = [];
  const lines = adoptions.flatMap((adoption) => lineOf(adoption, notes));
  return {
    text: format === "csv" ? csvOf(lines) : yamlOf(lines, disabled),
    adoptions: lines.map(({ adoption }) => adoption),
    notes,
  };
}

const csvOf = (lines: readonly Line[]): string =>
  stringify([COLUMNS, ...lines.map(({ row }) => COLUMNS.map((column) => row[column] ?? ""))]);

function yamlOf(lines: readonly Line[], disabled: readonly Adoption[]): string {
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

/** None for somebody who is left out. */
function lineOf(adoption: Adoption, notes: LeftOut[]): readonly Line[] {
  const { personId, email, firstName, lastName, role, org } = adoption;
  const note = (what: string, consequence: string) =>
    notes.push({ email, org, why: `has a ${what} that this file cannot carry unchanged${consequence}` });
  const [bad] = [...(isPlain(email) ? [] : ["e-mail address"]), ...(isPlain(role) ? [] : ["role"])];
  if (bad !== undefined) {
    note(bad, "; use another form for them");
    return [];
  }
  const name = (what: string, text: string | null) => {
    if (text === null || isPlain(text)) return text ?? undefined;
    note(what, ", so it stays as Automox has it");
    return undefined;
  };
  const first_name = name("given name", firstName);
  const last_name = name("family name", lastName);
  return [{ adoption, row: { id: personId, email, first_name, last_name, role, org_id: org } }];
}

const isPlain = (text: string): boolean =>
  text.trim() === text &&
  !hasTemplates(text) &&
  formulaSafe(text) === text &&
  !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);

/** For a comment, which ends with its line. */
const oneLine = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, "?");
