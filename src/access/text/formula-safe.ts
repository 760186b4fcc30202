/**
 * What a spreadsheet takes for the start of a formula, also in the wide forms of East Asian keyboards, and
 * also behind blanks that it trims away.
 */
const FORMULA = /^[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;
const CONTROL_START = /^[\t\r\n]/;

/**
 * A text that no spreadsheet runs: where it would begin a formula, an apostrophe goes before it, which
 * spreadsheets take as "this is text". People choose their own names, so a cell is foreign input. Source:
 * OWASP, CSV Injection.
 */
export const formulaSafe = (text: string): string =>
  FORMULA.test(text) || CONTROL_START.test(text) ? `'${text}` : text;

/** The text before `formulaSafe`: files that went through it, ours or a console's, come back. */
export const withoutFormulaGuard = (text: string): string =>
  text.startsWith("'") && formulaSafe(text.slice(1)) === text ? text.slice(1) : text;
