import { type ColumnKind, ORG_MEMBERSHIP_COLUMNS, USER_COLUMNS } from "../generated/constants";

/** A column of a people file: an attribute by the provider's name, or `id`, which names the construct. */
export type Column = string;

const fold = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]+/g, "");

const BY_LOOK = new Map(["id", ...Object.keys(USER_COLUMNS)].map((column) => [fold(column), column]));

/** `firstName`, `first_name` and `First name` are one column. */
export const columnNamed = (name: string): Column | undefined => BY_LOOK.get(fold(name));

/** The column that somebody meant: its name with a slip of one or two letters in one place, or with more around it. */
export function columnMeant(name: string): Column | undefined {
  const folded = fold(name);
  const meant = [...BY_LOOK].find(
    ([look]) => isSlip(folded, look) || (look.length > 3 && folded.includes(look)),
  );
  return meant?.[1];
}

/** What differs between the beginning and the end that both have is no more than a letter, or two that changed places. */
function isSlip(name: string, look: string): boolean {
  const shorter = Math.min(name.length, look.length);
  let start = 0;
  while (start < shorter && name[start] === look[start]) start += 1;
  let end = 0;
  while (end < shorter - start && name.at(-1 - end) === look.at(-1 - end)) end += 1;
  const [here, there] = [name, look].map((each) => each.slice(start, each.length - end)) as [string, string];
  const areSwapped = here.length === 2 && there === `${here[1]}${here[0]}`;
  return look.length > 2 && (Math.max(here.length, there.length) <= 1 || areSwapped);
}

export const columnList = (): string => [...BY_LOOK.values()].join(", ");

export const kindOf = (column: Column): ColumnKind => USER_COLUMNS[column] ?? "text";

/** The name of a column's attribute in code, `firstName` for `first_name`. */
export const attributeOf = (column: Column): string =>
  column.replaceAll(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());

/** Attributes in code that a further organization does not have. */
export const USER_ONLY: readonly string[] = Object.keys(USER_COLUMNS)
  .filter((column) => !Object.hasOwn(ORG_MEMBERSHIP_COLUMNS, column))
  .map(attributeOf);
