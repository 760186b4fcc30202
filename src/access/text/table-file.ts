import { type CsvError, parse } from "csv-parse/sync";
import { AccessError } from "../cli/access-error";
import { withoutFormulaGuard } from "./formula-safe";
import { harmless } from "./safe-text";

interface TableRow {
  /** Of the file, from 1, where the row begins. */
  readonly line: number;
  /** As many as headers; blanks around them and a formula guard are gone. */
  readonly cells: readonly string[];
}

/**
 * A CSV file as people export it: any of the usual separators, a byte order mark or none, either line end.
 */
export interface TableFile {
  /** How messages name it. */
  readonly file: string;
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
}

const SEPARATORS = [",", ";", "\t", "|"];

/** Throws AccessError with file and line. */
export function readTable(text: string, file: string): TableFile {
  const [first, ...rest] = recordsOf(plainText(text), file);
  if (!first) throw new AccessError(`${file} is empty: expected a line of column names.`);
  const headers = first.cells;
  for (const { line, cells } of rest)
    if (cells.length !== headers.length)
      throw new AccessError(
        `${file}:${line}: expected ${headers.length} cells, as in the first line, got ${cells.length}.`,
      );
  return { file, headers, rows: rest };
}

/** One kind of line end, or the parser would count the other twice. */
const plainText = (text: string): string => text.replace(/^\ufeff/, "").replaceAll(/\r\n?/g, "\n");

function recordsOf(text: string, file: string): readonly TableRow[] {
  try {
    const records = parse(text, {
      delimiter: separatorOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as readonly { record: readonly string[]; info: { lines: number } }[];
    return records
      .map(({ record, info }) => ({
        // `lines` is where the record ends.
        line: info.lines - record.join("").split("\n").length + 1,
        cells: record.map((cell) => withoutFormulaGuard(cell).trim()),
      }))
      .filter(({ cells }) => cells.some((cell) => cell !== ""));
  } catch (error) {
    const { message } = error as CsvError;
    throw new AccessError(`${file} is no readable CSV: ${harmless(message)}.`, { cause: error });
  }
}

/** The one that the first line has most of, outside of quotes. */
function separatorOf(text: string): string {
  const line = (text.split("\n").find((each) => each.trim() !== "") ?? "").replaceAll(/"[^"]*"/g, "");
  const counted = SEPARATORS.map((separator) => ({ separator, times: line.split(separator).length - 1 }));
  return counted.reduce((best, each) => (each.times > best.times ? each : best)).separator;
}

interface ColumnWish {
  /** The option that names the column, `--email-column`. */
  readonly option: string;
  /** What the option said. */
  readonly name: string | undefined;
  /** Names to look for, the best first, in letters and digits only. */
  readonly usual: readonly string[];
}

/**
 * Place of a column: the one named, else the first of the usual ones; undefined where there is none. Throws
 * AccessError for a name that is not there.
 */
export function columnOf(
  { headers, file }: TableFile,
  { option, name, usual }: ColumnWish,
): number | undefined {
  const plain = headers.map(plainly);
  const place = (wanted: string): number | undefined => {
    const found = plain.flatMap((header, index) => (header === wanted ? [index] : []));
    if (found.length > 1)
      throw new AccessError(
        `${file} has ${found.length} columns called ${JSON.stringify(headers[found[0] ?? 0])}; rename one, or name another with ${option}.`,
      );
    return found[0];
  };
  if (name !== undefined) {
    const exact = headers.indexOf(name);
    const found = exact >= 0 ? exact : place(plainly(name));
    if (found !== undefined) return found;
    throw new AccessError(
      `${file} has no column ${JSON.stringify(name)} (${option}). It has: ${headers.map((header) => harmless(header)).join(", ")}.`,
    );
  }
  for (const wanted of usual) {
    const found = place(wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The same, where the work cannot go on without the column. */
export function requiredColumn(table: TableFile, wish: ColumnWish): number {
  const found = columnOf(table, wish);
  if (found !== undefined) return found;
  const headers = table.headers.map((header) => harmless(header)).join(", ");
  throw new AccessError(`${table.file}: name the right column with ${wish.option}. It has: ${headers}.`);
}

/** "E-Mail Address", "email_address" and "emailAddress" are one name; an IdP's "profile.email" is "email". */
const plainly = (header: string): string =>
  header
    .toLowerCase()
    .replace(/^(user|profile)\./, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");
