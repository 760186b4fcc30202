import { type ColumnKind, ORG_MEMBERSHIP_COLUMNS, USER_COLUMNS } from "../generated/constants";

/** A column of a people file: an attribute by the provider's name, or `id`, which names the construct. */
export type Column = string;

const fold = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]+/g, "");

const BY_LOOK = new Map(["id", ...Object.keys(USER_COLUMNS)].map((column) => [fold(column), column]));

/** `firstName`, `first_name` and `First name` are one column. */
export const columnNamed = (name: string): Column | undefined => BY_LOOK.get(fold(name));

export const columnList = (): string => [...BY_LOOK.values()].join(", ");

export const kindOf = (column: Column): ColumnKind => USER_COLUMNS[column] ?? "text";

/** The name of a column's attribute in code, `firstName` for `first_name`. */
export const attributeOf = (column: Column): string =>
  column.replaceAll(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());

/** Attributes in code that a further organization does not have. */
export const USER_ONLY: readonly string[] = Object.keys(USER_COLUMNS)
  .filter((column) => !Object.hasOwn(ORG_MEMBERSHIP_COLUMNS, column))
  .map(attributeOf);
