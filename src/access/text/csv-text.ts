import { stringify } from "csv-stringify/sync";
import { visible } from "../cli/for-terminal";
import { formulaSafe } from "./formula-safe";

/** What a cell holds: numbers stay numbers in JSON; a list is one cell of CSV, joined by "; ". */
export type Cell = string | number | null | readonly (string | number)[];

interface CsvTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Excel takes a file for UTF-8 only with this mark at its beginning. */
export const BOM = "\ufeff";

/**
 * RFC 4180: commas, CRLF, quotes where needed. Every text is made formula-safe, and shows its control characters:
 * whoever looks at the file, or at a pipe, is at a terminal. Null is an empty cell.
 */
export function csvText({ headers, rows }: CsvTable): string {
  return stringify([headers.map(formulaSafe), ...rows.map((row) => row.map(cellText))], {
    record_delimiter: "windows",
    // A lone empty cell would be an empty line, which readers skip.
    quoted_empty: headers.length === 1,
    // Line ends of either kind inside a cell; the library looks only for the record delimiter as a whole.
    quoted_match: /[\r\n]/,
  });
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = typeof cell === "string" ? cell : cell.join("; ");
  return formulaSafe(text.replaceAll(CONTROL, visible));
}

/** All but those that quotes keep within their cell. */
const CONTROL = /(?![\t\r\n])\p{Cc}/gu;
