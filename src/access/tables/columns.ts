import { misspelt } from "../../automox/model/misspelt";
import { AccessError } from "../cli/access-error";
import { harmless } from "../text/safe-text";
import { plainly } from "./plainly";
import type { TableFile } from "./read-table";

interface ColumnWish {
  /** The option that names the column, `--email-column`. */
  readonly option: string;
  /** What the option said. */
  readonly name: string | undefined;
  /** Names to look for, the best first, in plain form. */
  readonly usual: readonly string[];
}

type Headed = Pick<TableFile, "file" | "headers">;

/**
 * Place of a column: the one named, else the first of the usual ones; undefined where there is none. Throws
 * AccessError for a name that is not there.
 */
export function columnOf({ headers, file }: Headed, { option, name, usual }: ColumnWish): number | undefined {
  const plain = headers.map(plainly);
  const place = (wanted: string): number | undefined => {
    const found = plain.flatMap((header, index) => (header === wanted ? [index] : []));
    if (found.length > 1)
      throw new AccessError(
        `${file}: ${found.length === 2 ? "two" : found.length} columns are called ${harmless(headers[found[0] ?? 0] ?? "")}; rename one, or name another with ${option}.`,
      );
    return found[0];
  };
  if (name !== undefined) {
    const exact = headers.indexOf(name);
    const found = exact >= 0 ? exact : place(plainly(name));
    if (found !== undefined) return found;
    const meant = hint(headers, { option, usual: [plainly(name)] });
    throw new AccessError(
      `${file} has no column ${JSON.stringify(name)} (${option}). ${all(headers)}${meant}`,
    );
  }
  for (const wanted of usual) {
    const found = place(wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The same, where the work cannot go on without the column. */
export function requiredColumn(table: Headed, wish: ColumnWish): number {
  const found = columnOf(table, wish);
  if (found !== undefined) return found;
  const { file, headers } = table;
  const [only = ""] = headers;
  if (headers.length === 1 && /[^\p{L}\p{M}\p{N}\s]|\s{2}/u.test(only))
    throw new AccessError(
      `${file}: all is one column, ${JSON.stringify(harmless(only))}: save it with commas, semicolons, tabs or pipes between the columns, or name the one with ${wish.option}.`,
    );
  throw new AccessError(
    `${file}: name the right column with ${wish.option}. ${all(headers)}${hint(headers, wish)}`,
  );
}

/** ` Did you mean --email-column "Emial"?`, or nothing: a name misspelt, or one with more around it. */
export function hint(headers: readonly string[], { option, usual }: Omit<ColumnWish, "name">): string {
  const plain = headers.map(plainly);
  const near =
    misspelt(plain, usual) ??
    plain.find((header) => usual.some((name) => name.length > 4 && header.includes(name)));
  if (near === undefined) return "";
  return ` Did you mean ${option} ${JSON.stringify(harmless(headers[plain.indexOf(near)] ?? ""))}?`;
}

const all = (headers: readonly string[]): string =>
  `It has: ${headers.map((header) => harmless(header)).join(", ")}.`;
