/** Rows for `test.each` with more columns than a function may have parameters: the first column, and the row whole. */
export const rows = <T extends readonly [string, ...unknown[]]>(table: readonly T[]): [T[0], T][] =>
  table.map((row) => [row[0], row]);
