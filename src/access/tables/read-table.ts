import { type CsvError, parse } from "csv-parse/sync";
import { isEmail } from "../../automox/wire/email";
import { AccessError } from "../cli/access-error";
import { withoutFormulaGuard } from "../text/formula-safe";
import { harmless } from "../text/safe-text";
import { readDates } from "./dates";
import type { RowError } from "./row-errors";

interface TableRow {
  /** Of the file, from 1, where the row begins. */
  readonly line: number;
  /** As many as headers; blanks around them and a formula guard are gone. */
  readonly cells: readonly string[];
}

/**
 * A CSV file as people export it: any of the usual separators, a byte order mark or none, either line end, Excel's line
 * `sep=;`, and lines before the column names.
 */
export interface TableFile {
  /** How messages name it. */
  readonly file: string;
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
  /** Rows that are none: before the column names, or with another number of cells. */
  readonly errors: readonly RowError[];
}

/**
 * `isHeader` tells column names from a title above them. Throws AccessError with file and line for what leaves nothing to
 * rely on: no column names, a quote that does not end, a last row that was cut.
 */
export function readTable(
  text: string,
  file: string,
  isHeader: (cells: readonly string[]) => boolean = () => false,
): TableFile {
  const plain = plainText(text);
  const { separator, headerLine } = layoutOf(plain, isHeader);
  const records = recordsOf(plain, { separator, file });
  const at = Math.max(
    0,
    records.findIndex(({ line }) => line >= headerLine),
  );
  const headers = records[at]?.cells;
  if (!headers) throw new AccessError(`${file}: the file is empty: expected a line of column names.`);
  if (headers.some(isEmail))
    throw new AccessError(`${file}: the file has no line of column names: its first line holds an address.`);
  const rows = records.slice(at + 1);
  const isRow = ({ cells }: TableRow) => cells.length === headers.length;
  const lastWhole = rows.findLast(isRow)?.line ?? 0;
  const amount = ({ cells }: TableRow) =>
    `${cells.length} ${cells.length === 1 ? "cell" : "cells"} instead of ${headers.length}`;
  const last = rows.at(-1);
  if (last && last.cells.length < headers.length && !plain.endsWith("\n"))
    throw new AccessError(`${file}:${last.line}: ${amount(last)} and no line end: the file was cut.`);
  const isFooter = ({ line, cells }: TableRow) =>
    line > lastWhole && cells.length < headers.length && !cells.some(isEmail);
  return {
    file,
    headers,
    rows: rows.filter(isRow),
    errors: [
      ...records
        .slice(0, at)
        .map(({ line, cells }) => ({ line, why: `${kindOf(cells)} before the column names` })),
      ...rows
        .filter((row) => !isRow(row))
        .map((row) => ({ line: row.line, why: `${amount(row)}${isFooter(row) ? ": a footer" : ""}` })),
    ],
  };
}

const kindOf = (cells: readonly string[]): string =>
  cells.some((cell) => readDates([cell]).read(cell).at !== undefined) ? "a date" : "a title";

/** One kind of line end, or the parser would count the other twice. */
const plainText = (text: string): string => text.replace(/^\ufeff/, "").replaceAll(/\r\n?/g, "\n");

const SEPARATORS = [",", ";", "\t", "|"];
/** A longer preface is none. */
const MOST_LINES = 50;

interface Layout {
  readonly separator: string;
  /** From 1. */
  readonly headerLine: number;
}

/** Where column names stand that are known; else the first line, and the separator that it has most of, outside of quotes. */
function layoutOf(text: string, isHeader: (cells: readonly string[]) => boolean): Layout {
  const lines = text.split("\n", MOST_LINES);
  const hint = /^"?sep=([^"])"?$/i.exec(lines[0] ?? "")?.[1];
  const candidates = hint === undefined ? SEPARATORS : [hint];
  const looked = lines.flatMap((line, index) => {
    if (line.trim() === "" || (hint !== undefined && index === 0)) return [];
    const unquoted = line.replaceAll(/"[^"]*"/g, (quoted) => quoted.replaceAll(/[,;\t|]/g, " "));
    const split = candidates.map((separator) => ({
      separator,
      headerLine: index + 1,
      cells: unquoted.split(separator).map((cell) => cell.trim().replaceAll('"', "")),
    }));
    return [split.sort((a, b) => b.cells.length - a.cells.length)];
  });
  const known = looked.flat().find(({ cells }) => isHeader(cells));
  return known ?? looked[0]?.[0] ?? { separator: ",", headerLine: 1 };
}

function recordsOf(
  text: string,
  { separator, file }: { separator: string; file: string },
): readonly TableRow[] {
  try {
    const records = parse(text.replace(/^"?sep=[^"\n]"?\n/i, "\n"), {
      delimiter: separator,
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
    const { code, lines, message, field } = error as CsvError & { lines?: number; field?: unknown };
    const isFormula = code === "INVALID_OPENING_QUOTE" && String(field).trim().startsWith("=");
    const why = isFormula ? "a formula with loose quotes, no address" : (SYNTAX[code] ?? harmless(message));
    throw new AccessError(`${file}:${lines}: ${why}. ${file} is no readable CSV.`, { cause: error });
  }
}

const SYNTAX: Readonly<Partial<Record<CsvError["code"], string>>> = {
  CSV_QUOTE_NOT_CLOSED: "a quote that does not end: the file was cut",
  INVALID_OPENING_QUOTE: "a quote within a cell that does not begin with one",
  CSV_INVALID_CLOSING_QUOTE: "something follows the quote that ends a cell",
};
