import { grouped } from "../facts/order";
import type { DriftItem } from "./item";

/**
 * From this many on, items of one kind are one line: a long list of the same hides the one that is different.
 */
const FOLD_FROM = 5;

interface Line {
  /** The first, whose kind is that of the line. */
  readonly item: DriftItem;
  /** All of them; null where the line is about one. */
  readonly all: readonly DriftItem[] | null;
}

/** In the order of the items; a fold stands where its first item stood. */
export const folded = (items: readonly DriftItem[]): readonly Line[] =>
  [...grouped(items, ({ kind }) => kind).values()].flatMap((same): readonly Line[] =>
    same.length < FOLD_FROM
      ? same.map((item) => ({ item, all: null }))
      : same.slice(0, 1).map((item) => ({ item, all: same })),
  );
