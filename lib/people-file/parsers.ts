/**
 * The only file that uses the libraries for CSV and YAML; in the package they are bundled into it, so that installing
 * the constructs installs nothing else.
 */
import { CsvError, type InfoRecord, parse } from "csv-parse/sync";
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";

/** Where something stands in a file, counted from 1. */
export interface Place {
  readonly line: number;
  /** Not of CSV: nobody counts columns in a spreadsheet. */
  readonly column?: number;
}
export interface Complaint extends Place {
  readonly message: string;
}
export interface CsvRecord extends Place {
  readonly fields: readonly string[];
}
/** A value under a name, and where it stands. */
export interface Entry extends Place {
  readonly name: string;
  /** As JSON would have it. */
  readonly value: unknown;
}
/** One element of the list; no entries where it is not an object. */
export interface Item extends Place {
  readonly entries?: readonly Entry[];
}

/** @throws nothing: what cannot be read is a complaint. Lines count as an editor counts them, also after quoted newlines. */
export function parseCsv(
  text: string,
  delimiter: string,
): { readonly records: readonly CsvRecord[]; readonly complaints: readonly Complaint[] } {
  const records: CsvRecord[] = [];
  let line = 1;
  const keep = (fields: string[], { lines }: InfoRecord): null => {
    // Empty lines are told apart here: skipped ones would not be counted. A line of delimiters is what spreadsheets save.
    if (fields.some((field) => field !== "")) records.push({ line, fields });
    line = lines + 1;
    return null;
  };
  try {
    parse(text, { delimiter, trim: true, relax_column_count: true, on_record: keep });
    return { records, complaints: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const message = SYNTAX[error.code] ?? error.message;
    return {
      records,
      complaints: [{ line: error.code === "CSV_QUOTE_NOT_CLOSED" ? line : lineOf(error, line), message }],
    };
  }
}

const SYNTAX: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quote is opened in this row and never closed",
  INVALID_OPENING_QUOTE:
    'a quote stands inside a field: quote the whole field and double the quote, "like ""this"""',
  CSV_INVALID_CLOSING_QUOTE:
    'something follows a closing quote: double a quote inside a field, "like ""this"""',
};

const lineOf = (error: CsvError, otherwise: number): number =>
  typeof error.lines === "number" ? error.lines : otherwise;

/** A list of objects in YAML, or in JSON, which reads as YAML too. */
export function parseList(text: string): {
  readonly items: readonly Item[];
  readonly complaints: readonly Complaint[];
} {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const place = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { line, column: col };
  };
  const complaints = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
    ...place(pos[0]),
    message,
  }));
  if (complaints.length > 0) return { items: [], complaints };
  const { contents } = document;
  if (contents === null)
    return { items: [], complaints: [{ line: 1, message: "is empty: write [] for a list of nobody" }] };
  if (!isSeq(contents))
    return { items: [], complaints: [{ ...place(startOf(contents)), message: "must be a list of people" }] };
  const broken: Complaint[] = [];
  /** What an alias stands for; one of nothing is a complaint. */
  function resolved(node: unknown): unknown {
    if (!isAlias(node)) return node;
    const found = node.resolve(document);
    if (found === undefined)
      broken.push({ ...place(startOf(node)), message: `there is no anchor ${node.source}` });
    return found;
  }
  function plainValue(node: unknown): unknown {
    try {
      return (resolved(node) as Node | null | undefined)?.toJS(document) ?? null;
    } catch (error) {
      broken.push({
        ...place(startOf(node as Node)),
        message: error instanceof Error ? error.message : String(error),
      });
      return null;
    }
  }
  const items = contents.items.map((item): Item => {
    const node = resolved(item);
    const here = place(startOf(item as Node));
    if (!isMap(node)) return here;
    const entries = node.items.map(({ key, value }) => ({
      ...place(startOf((value ?? key) as Node)),
      name: isScalar(key) ? String(key.value) : String(key),
      value: plainValue(value),
    }));
    return { ...here, entries };
  });
  return broken.length > 0 ? { items: [], complaints: broken } : { items, complaints: [] };
}

const startOf = (node: Node | null): number => node?.range?.[0] ?? 0;
