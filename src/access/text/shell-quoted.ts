/**
 * For a POSIX shell; an address with an index holds quotes and brackets, and a key of `for_each` may hold
 * anything.
 */
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
