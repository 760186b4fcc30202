import type { User } from "../model/person";

/**
 * Characters of a name that is told. Nobody's is longer, and work on it (Unicode forms, comparing, searching) would be the
 * work of whoever wrote it.
 */
export const LONGEST_NAME = 1_000;

/** Whose names are not told, and which: "user 8018 (first name)". */
export const longNamesOf = (users: readonly Pick<User, "id" | "uuid" | "longNames">[]): readonly string[] =>
  users.flatMap(({ id, uuid, longNames = [] }) =>
    longNames.length === 0 ? [] : [`user ${id ?? uuid ?? "without a number"} (${longNames.join(", ")})`],
  );
