import { valueCell } from "./cell";
import { columnNamed, kindOf } from "./column";
import { type Complaint, type Entry, type Item, type Place, parseList } from "./parsers";
import { type ColumnCell, type Rows, rowOf, together, unknownColumn } from "./row";

/** A list of objects: YAML, or JSON, of which only the syntax is stricter. */
export function listRows(text: string, format: "json" | "yaml"): Rows {
  const broken = format === "json" ? jsonComplaint(text) : undefined;
  if (broken) return { rows: [], complaints: [broken] };
  const { items, complaints } = parseList(text);
  return together(items.map(listRow), complaints);
}

const placeOf = ({ line, column }: Place): Place => (column === undefined ? { line } : { line, column });

function listRow(item: Item): Rows {
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
  return rowOf(place, cells, wrong);
}

function nameProblem({ name }: Entry, before: readonly ColumnCell[]): string | undefined {
  const column = columnNamed(name);
  if (column === undefined) return unknownColumn(name);
  return before.some((each) => each.column === column) ? `${column} is given twice` : undefined;
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
