/** What the process tells its caller; the same words for every command. */
export const EXIT = {
  /** Done, and nothing to report. */
  clean: 0,
  /** Wrong usage, unreadable input, a call that failed. */
  error: 1,
  /** Done: there are changes, drift, differences, or files were written. */
  changes: 2,
  /** A guard failed. */
  guard: 3,
  /** The result is partial: do not trust "clean". */
  incomplete: 4,
} as const;

/**
 * Which wins where several hold: an error over all, a guard over incompleteness, incompleteness over changes.
 */
const ORDER: readonly number[] = [EXIT.clean, EXIT.changes, EXIT.incomplete, EXIT.guard, EXIT.error];

export const worst = (...codes: readonly number[]): number =>
  codes.reduce((a, b) => (ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a), EXIT.clean);
