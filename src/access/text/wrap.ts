/**
 * Twice as wide as a Latin letter in a terminal. Source: Unicode 16 EastAsianWidth, W and F, and emoji, in
 * blocks.
 */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;

function widthOf(character: string): number {
  if (WIDE.test(character)) return 2;
  return /\p{M}/u.test(character) ? 0 : 1;
}

/** Columns that a text of one line takes. */
export const columnsOf = (word: string): number =>
  // The usual word; counting its characters would cost most of the time.
  /^[\x20-\x7e]*$/.test(word) ? word.length : [...word].reduce((sum, each) => sum + widthOf(each), 0);

/**
 * One line as lines of at most `width` columns, broken at blanks; a longer word is broken anywhere. Nothing
 * is cut away: the end of a long address is the domain, which is what a reader must see.
 */
export function wrapped(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = "";
  let used = 0;
  const next = () => {
    lines.push(current);
    current = "";
    used = 0;
  };
  for (const word of line.split(" ")) {
    const wide = columnsOf(word);
    if (used > 0 && used + 1 + wide <= width) {
      current += ` ${word}`;
      used += 1 + wide;
      continue;
    }
    if (used > 0) next();
    if (wide <= width) {
      current = word;
      used = wide;
    } else
      for (const character of word) {
        const step = widthOf(character);
        if (used + step > width) next();
        current += character;
        used += step;
      }
  }
  if (used > 0 || lines.length === 0) next();
  return lines;
}
