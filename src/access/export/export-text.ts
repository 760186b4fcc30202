import { AccessError } from "../cli/access-error";
import type { Tool } from "../facts/document-parts";
import { grouped } from "../facts/order";
import type { Roster } from "../facts/roster";
import { rosterDocumentOf } from "../live/roster-document";
import { BOM, type Cell, csvText } from "../text/csv-text";
import { jsonText } from "../text/json-text";
import { batonDocument } from "./baton";
import { type Column, columnsNamed, type ExportRow } from "./columns";
import { exportRows, PROFILES, type Profile, type ProfileName } from "./profiles";
import type { Selection } from "./selection";

const FORMATS = ["csv", "json", "jsonl"] as const;
type ExportFormat = (typeof FORMATS)[number];
/** Beside these the whole matrix as a page, which knows no columns. */
export const OUTPUT_FORMATS = [...FORMATS, "html"] as const;

interface ExportWish {
  readonly profile: ProfileName;
  /** In place of the profile's own. */
  readonly columns?: readonly string[] | undefined;
  readonly bom: "with" | "without";
  readonly tool: Tool;
}

/** What a line of a profile stands for. */
export const linesOf = (profile: ProfileName): Profile["lines"] =>
  profile === "baton" ? "person" : PROFILES[profile].lines;

/** The roster without everybody and every organization of somebody that the selection leaves out. */
export function selectedRoster(roster: Roster, lines: Profile["lines"], selection: Selection): Roster {
  const rows = exportRows(roster, lines).filter((each) => selection.matches(each));
  const chosen = grouped(rows, ({ person }) => person);
  const people = roster.people.flatMap((person) => {
    const memberships = chosen.get(person)?.flatMap(({ membership }) => membership ?? []);
    if (!memberships) return [];
    return [memberships.length === 0 ? person : { ...person, memberships }];
  });
  return { ...roster, people };
}

/** One output. The same roster and wish give the same bytes. Throws AccessError. */
export function exportText(
  roster: Roster,
  format: ExportFormat,
  { profile, columns: names, bom, tool }: ExportWish,
): string {
  if (profile === "baton") {
    if (format !== "json" || names)
      throw new AccessError("The profile baton is one JSON document: use --format json, without --columns.");
    return jsonText(batonDocument(roster));
  }
  // What `--roster FILE` reads again.
  if (profile === "roster" && format === "json" && !names) return jsonText(rosterDocumentOf(roster, tool));
  const { columns: own, headers, lines } = PROFILES[profile];
  const columns = names ? columnsNamed(names) : own;
  const rows = exportRows(roster, lines);
  if (format === "csv") {
    const table = {
      headers: columns.map(({ key, consoleHeader }) =>
        headers === "console" ? (consoleHeader ?? key) : key,
      ),
      rows: rows.map((row) => columns.map(({ value }) => value(row))),
    };
    return (bom === "with" ? BOM : "") + csvText(table);
  }
  const objects = rows.map((row) => objectOf(columns, row));
  return format === "json" ? jsonText(objects) : objects.map((one) => jsonText(one, "line")).join("");
}

const objectOf = (columns: readonly Column[], row: ExportRow): Record<string, Cell> =>
  Object.fromEntries(columns.map(({ key, value }) => [key, value(row)]));
