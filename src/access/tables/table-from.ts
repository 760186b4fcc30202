import type { Io } from "../cli/command";
import { readText } from "../cli/read-text";
import { ADDRESSES } from "./address";
import { notCsv } from "./not-csv";
import { plainly } from "./plainly";
import { readTable, type TableFile } from "./read-table";

interface Source {
  readonly io: Pick<Io, "cwd">;
  /** Where the option named it. */
  readonly emailColumn: string | undefined;
  /** Further columns of addresses, in plain form. */
  readonly more?: readonly string[];
}

/** The table that another system exported; its column names are the first line that has one of an address. Throws AccessError. */
export async function tableFrom(file: string, { io, emailColumn, more = [] }: Source): Promise<TableFile> {
  const wanted = new Set(emailColumn === undefined ? [...ADDRESSES, ...more] : [plainly(emailColumn)]);
  const isHeader = (cells: readonly string[]) => cells.some((cell) => wanted.has(plainly(cell)));
  return readTable(await readText(io, file, notCsv), file, isHeader);
}
