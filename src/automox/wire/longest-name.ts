/**
 * Characters of a name that is told. Nobody's is longer, and work on it (Unicode forms, comparing, searching) would be the
 * work of whoever wrote it.
 */
export const LONGEST_NAME = 1_000;
