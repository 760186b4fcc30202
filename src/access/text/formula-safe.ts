/**
 * What a spreadsheet takes for the start of a formula, also in the wide forms of East Asian keyboards, and
 * also behind blanks that it trims away, and behind quotes: where another separator counts, two of them are an empty text.
 */
const FORMULA = /^["\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;
const CONTROL_START = /^[\t\r\n]/;

/**
 * What may end a cell in a spreadsheet of another country, or in a file that is taken for one with tabs: quotes count
 * at the beginning of a cell alone, so behind it a formula could begin.
 */
const CELL_ENDS = /([;\t\r\n])/;

const guarded = (part: string): string => (FORMULA.test(part) ? `'${part}` : part);

const unguarded = (part: string): string =>
  part.startsWith("'") && FORMULA.test(part.slice(1)) ? part.slice(1) : part;

/**
 * A text that no spreadsheet runs: where it would begin a formula, an apostrophe goes before it, which
 * spreadsheets take as "this is text". People choose their own names, so a cell is foreign input. Source:
 * OWASP, CSV Injection.
 */
export function formulaSafe(text: string): string {
  const safe = text.split(CELL_ENDS).map(guarded).join("");
  return CONTROL_START.test(text) ? `'${safe}` : safe;
}

/** The text before `formulaSafe`: files that went through it, ours or a console's, come back. */
export function withoutFormulaGuard(text: string): string {
  const inner = text.startsWith("'") && CONTROL_START.test(text.slice(1)) ? text.slice(1) : text;
  return inner.split(CELL_ENDS).map(unguarded).join("");
}
