import { fieldCell } from "./cell";
import { type Column, columnNamed, kindOf } from "./column";
import { type CsvRecord, parseCsv } from "./parsers";
import { type Rows, rowOf, together, unknownColumn } from "./row";

/** A table whose first row names the columns. Columns without a name, which spreadsheets like to save, hold nothing. */
export function csvRows(text: string, required: readonly Column[]): Rows {
  const { body, delimiter, skipped } = dialectOf(text);
  const parsed = parseCsv(body, delimiter);
  const moved = <T extends { readonly line: number }>(each: T): T => ({ ...each, line: each.line + skipped });
  const complaints = parsed.complaints.map(moved);
  const [header, ...records] = parsed.records.map(moved);
  if (header === undefined) {
    if (complaints.length > 0) return { rows: [], complaints };
    return { rows: [], complaints: [{ line: 1, message: "is empty: the first row must name the columns" }] };
  }
  const wrongNames = namesComplaints(header);
  // Without the names nothing can be said about what stands below them.
  if (wrongNames.length > 0) return { rows: [], complaints: [...complaints, ...wrongNames] };
  // Once, not in each row: spreadsheets save thousands of columns without a name.
  const named = header.fields.flatMap((name, index) =>
    name === "" ? [] : [{ index, column: columnNamed(name) ?? name }],
  );
  return together(
    records.map((record) => csvRow(record, { named, required })),
    complaints,
  );
}

function namesComplaints({ line, fields }: CsvRecord) {
  const columns = fields.map(columnNamed);
  return fields.flatMap((name, index) => {
    const column = columns[index];
    if (name === "") return [];
    if (column === undefined) return [{ line, message: unknownColumn(name) }];
    return columns.indexOf(column) === index ? [] : [{ line, message: `there are two columns ${column}` }];
  });
}

interface Table {
  /** The columns that have a name. */
  readonly named: readonly { readonly index: number; readonly column: Column }[];
  readonly required: readonly Column[];
}

function csvRow({ line, fields }: CsvRecord, { named, required }: Table): Rows {
  const place = { line };
  const cells = named.map(({ index, column }) => ({
    place,
    column,
    cell: fieldCell(kindOf(column), fields[index] ?? ""),
  }));
  const places = new Set(named.map(({ index }) => index));
  const isShort = fields.length <= (named.at(-1)?.index ?? -1);
  const isLong = fields.some((field, index) => field !== "" && !places.has(index));
  if (!isShort && !isLong) return rowOf(place, { cells, required });
  // Its cells may be shifted: what they say would only mislead.
  const message = `has ${fields.length} fields, but the first row names ${named.length} columns`;
  return { rows: [], complaints: [{ line, message }] };
}

const CANDIDATES = [",", ";", "\t"];

/** Spreadsheets of half the world write `;`, and some say so in a first line `sep=;`. */
function dialectOf(text: string): { body: string; delimiter: string; skipped: number } {
  const said = /^sep=(.)\r?\n/i.exec(text);
  if (said?.[1]) return { body: text.slice(said[0].length), delimiter: said[1], skipped: 1 };
  const [first = ""] = text.trimStart().split(/\r\n|\r|\n/, 1);
  const unquoted = first.replaceAll(/"[^"]*"/g, "");
  const count = (candidate: string) => unquoted.split(candidate).length;
  const delimiter = [...CANDIDATES].sort((a, b) => count(b) - count(a))[0] ?? ",";
  return { body: text, delimiter, skipped: 0 };
}
