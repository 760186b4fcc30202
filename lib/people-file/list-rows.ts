import { valueCell } from "./cell";
import { type Column, columnNamed, kindOf } from "./column";
import { type Complaint, type Entry, type Item, type Place, parseList } from "./parsers";
import { type ColumnCell, type Rows, rowOf, together, unknownColumn } from "./row";

/** A list of objects: YAML, or JSON, of which only the syntax is stricter. */
export function listRows(text: string, { format, required }: ListOptions): Rows {
  const broken = tooDeep(text) ?? (format === "json" ? jsonComplaint(text) : undefined);
  if (broken) return { rows: [], complaints: [broken] };
  const { items, complaints } = parseList(text);
  return together(
    items.map((item) => listRow(item, required)),
    complaints,
  );
}

interface ListOptions {
  readonly format: "json" | "yaml";
  readonly required: readonly Column[];
}

const placeOf = ({ line, column }: Place): Place => (column === undefined ? { line } : { line, column });

function listRow(item: Item, required: readonly Column[]): Rows {
  const place = placeOf(item);
  if (item.entries === undefined)
    return { rows: [], complaints: [{ ...place, message: "must be an object, one person" }] };
  const cells: ColumnCell[] = [];
  const wrong: Complaint[] = [];
  for (const entry of item.entries) {
    const problem = nameProblem(entry, cells);
    const column = columnNamed(entry.name);
    if (problem !== undefined || column === undefined)
      wrong.push({ ...placeOf(entry), message: problem ?? "" });
    else cells.push({ place: placeOf(entry), column, cell: valueCell(kindOf(column), entry.value) });
  }
  return rowOf(place, { cells, required, wrong });
}

function nameProblem({ name }: Entry, before: readonly ColumnCell[]): string | undefined {
  const column = columnNamed(name);
  if (column === undefined) return unknownColumn(name);
  return before.some((each) => each.column === column) ? `${column} is given twice` : undefined;
}

/** A person is two levels deep. */
const MAX_DEPTH = 50;

/** Thousands of levels would end the process, not the parser. Brackets in texts may count: nobody has so many. */
function tooDeep(text: string): Complaint | undefined {
  let depth = 0;
  for (const { 0: found, index } of text.matchAll(/[[{]|[\]}]|(?:- ){50}/g)) {
    depth = found === "]" || found === "}" ? Math.max(0, depth - 1) : depth + found.length;
    if (depth > MAX_DEPTH)
      return {
        line: text.slice(0, index).split("\n").length,
        message: "is nested too deeply for a list of people",
      };
  }
  return undefined;
}

/** YAML allows more than JSON: comments, trailing commas, bare words. */
function jsonComplaint(text: string): Complaint | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Not every message of V8 tells the place; the end of the text is where reading stopped for want of more.
    const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
    const lines = text.slice(0, offset).split("\n");
    return {
      line: lines.length,
      column: (lines.at(-1)?.length ?? 0) + 1,
      message: `is not JSON: ${message}`,
    };
  }
}
