import type { MatrixModel } from "../model/build-model";
import type { MatrixRow } from "../model/row";
import type { PersonFacts } from "../page/person-facts";

/**
 * The page's own data, for its filters and for other programs. `<` is escaped, so that no name ends the
 * element, and U+2028 and U+2029 cannot occur: they were made visible before.
 */
export function dataBlock({ header, columns, rows }: MatrixModel): string {
  const document = {
    schema: "access-matrix/v1",
    ...header,
    organizations: columns,
    people: rows.map(factsOf(columns.map(({ org }) => org))),
  };
  return JSON.stringify(document).replaceAll("<", "\\u003c");
}

const factsOf =
  (orgs: readonly number[]) =>
  (row: MatrixRow): PersonFacts => ({
    id: row.id,
    email: row.email,
    name: row.name,
    userId: row.userId,
    uuid: row.uuid,
    status: row.status,
    twoFactor: row.twoFactor,
    accountRole: row.accountRole?.slug ?? null,
    management: row.management,
    pendingDays: row.pendingDays,
    rank: Math.max(row.accountRole?.rank ?? -1, ...row.cells.map((cell) => cell?.live?.rank ?? -1)),
    roles: Object.fromEntries(
      row.cells.flatMap((cell, index) =>
        cell ? [[orgs[index], (cell.live ?? cell.recorded)?.slug ?? ""]] : [],
      ),
    ),
    drift: [...new Set(row.drift.map(({ kind }) => kind))],
    attention: row.attention,
  });
