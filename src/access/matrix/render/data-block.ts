import type { MatrixModel } from "../model/build-model";
import type { PersonFacts } from "../page/person-facts";

/**
 * The page's own data, for its filters and for other programs. `<` is escaped, so that no name ends the
 * element, and U+2028 and U+2029 cannot occur: they were made visible before.
 */
export function dataBlock({ header, columns, rows }: MatrixModel): string {
  const people: readonly PersonFacts[] = rows.map(({ facts }) => facts);
  const document = { schema: "access-matrix/v1", ...header, organizations: columns, people };
  return JSON.stringify(document).replaceAll("<", "\\u003c");
}
