/** GitHub refuses comments above 65,536 characters. */
export const COMMENT_CHARACTERS = 60_000;

export interface Budget {
  readonly max: number;
  /** How a text counts: by characters where nothing is said, by bytes for a job summary. */
  readonly measure?: ((text: string) => number) | undefined;
}

const characters = (text: string): number => text.length;

/**
 * The first text that fits. They go from the whole to the least, which is taken even where it is too long;
 * those behind the answer are never made.
 */
export function firstThatFits(texts: Iterable<string>, { max, measure = characters }: Budget): string {
  let found = "";
  for (found of texts) if (measure(found) <= max) break;
  return found;
}

/** How many are named: so many, half as many, … one, nobody. */
export function* halved(most: number): Generator<number> {
  for (let number = most; number > 0; number = Math.floor(number / 2)) yield number;
  yield 0;
}

interface Lines<T> {
  readonly line: (item: T) => string;
  /** What is said of those that are not shown. */
  readonly rest?: (hidden: number) => string;
}

const andMore = (hidden: number): string => `and ${hidden} more`;

/** At most so many lines, and one for all the others. */
export function cutLines<T>(
  list: readonly T[],
  most: number,
  { line, rest = andMore }: Lines<T>,
): readonly string[] {
  const shown = list.slice(0, most).map(line);
  return list.length > shown.length ? [...shown, rest(list.length - shown.length)] : shown;
}

/** The same within a sentence: `a, b and 3 more`. */
export function cutList<T>(list: readonly T[], most: number, word: (item: T) => string): string {
  const shown = list.slice(0, most).map(word).join(", ");
  return list.length > most ? `${shown} ${andMore(list.length - most)}` : shown;
}
