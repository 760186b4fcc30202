import { LONGEST_NAME } from "../../automox/wire/longest-name";
import type { RosterPerson } from "../facts/person";
import type { ListedPerson } from "./people-file";

/**
 * Both names where they differ; undefined where they are the same or one side has none. Case, blanks and the
 * two Unicode spellings of an accent make no other name; a whole name may be written `Given Family` or
 * `Family, Given`.
 */
export function compareNames(
  { firstName, lastName }: Pick<RosterPerson, "firstName" | "lastName">,
  name: ListedPerson["name"],
): { readonly automox: string; readonly file: string } | undefined {
  if (name === null || !firstName?.trim() || !lastName?.trim()) return undefined;
  const automox = `${firstName} ${lastName}`;
  const file = "whole" in name ? name.whole : `${name.first} ${name.last}`;
  // Names that long are not held against each other: see LONGEST_NAME.
  if (Math.max(automox.length, file.length) > 2 * LONGEST_NAME) return undefined;
  const spellings = "whole" in name ? [automox, `${lastName}, ${firstName}`] : [automox];
  if (spellings.some((spelling) => folded(spelling) === folded(file))) return undefined;
  return { automox, file };
}

const folded = (name: string): string => name.normalize("NFC").trim().toLowerCase().replaceAll(/\s+/gu, " ");
