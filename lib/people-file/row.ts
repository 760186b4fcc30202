import { emailProblem } from "../values/email";
import { roleProblem } from "../values/role";
import { type Cell, shown } from "./cell";
import { type Column, columnList, columnMeant } from "./column";
import type { Complaint, Place } from "./parsers";

/** A value and where it stands. */
interface Located extends Place {
  readonly value: unknown;
}
/** A person as a file says it, by column. What is left out or empty is not there. */
export interface Row extends Place {
  readonly values: ReadonlyMap<Column, Located>;
}
export interface Rows {
  readonly rows: readonly Row[];
  readonly complaints: readonly Complaint[];
}
export interface ColumnCell {
  readonly place: Place;
  readonly column: Column;
  readonly cell: Cell;
}

export function unknownColumn(name: string): string {
  const meant = columnMeant(name);
  const rest = meant === undefined ? `there are ${columnList()}` : `did you mean ${meant}?`;
  return `there is no column ${shown(name)}; ${rest}`;
}

interface Parts {
  readonly cells: readonly ColumnCell[];
  /** Columns that must say something. */
  readonly required: readonly Column[];
  /** What is wrong besides. */
  readonly wrong?: readonly Complaint[];
}

/** One row and everything that is wrong in it; no row where it does not even say who is meant, and where. */
export function rowOf(place: Place, { cells, required, wrong = [] }: Parts): Rows {
  const broken = cells.flatMap((each) =>
    each.cell.problem === undefined
      ? []
      : [{ ...each.place, message: `${each.column}: ${each.cell.problem}` }],
  );
  const values = new Map<Column, Located>(
    cells.flatMap(({ place: at, column, cell }) =>
      cell.value === undefined ? [] : [[column, { ...at, value: cell.value }] as const],
    ),
  );
  const isBroken = (column: Column) =>
    cells.some((each) => each.column === column && each.cell.problem !== undefined);
  const complaints = [
    ...wrong,
    ...broken,
    ...required
      .filter((column) => !values.has(column) && !isBroken(column))
      .map((column) => ({ ...place, message: `${column} is missing` })),
    ...judged(values, "email", emailProblem),
    ...judged(values, "role", roleProblem),
    ...zones(values),
  ];
  const saysWho = values.has("email") && !isBroken("org_id");
  return { rows: saysWho ? [{ ...place, values }] : [], complaints };
}

function judged(
  values: ReadonlyMap<Column, Located>,
  column: Column,
  judge: (text: string) => string | undefined,
): Complaint[] {
  const found = values.get(column);
  const problem = found && judge(String(found.value));
  if (found === undefined || problem === undefined) return [];
  const { value: _value, ...place } = found;
  return [{ ...place, message: `${column}: ${problem}` }];
}

function zones(values: ReadonlyMap<Column, Located>): Complaint[] {
  const { value = {}, ...place } = values.get("zone_roles") ?? { line: 1 };
  return Object.entries(value as Record<string, string>).flatMap(([zone, role]) => {
    const problem = roleProblem(role);
    return problem === undefined ? [] : [{ ...place, message: `zone_roles ${zone}: ${problem}` }];
  });
}

export const together = (parts: readonly Rows[], complaints: readonly Complaint[]): Rows => ({
  rows: parts.flatMap(({ rows }) => rows),
  complaints: [...complaints, ...parts.flatMap((part) => part.complaints)],
});
