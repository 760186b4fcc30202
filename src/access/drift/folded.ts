import { grouped } from "../facts/order";
import type { DriftItem } from "./item";
import type { DriftKind } from "./kinds";

/**
 * From this many on, items of one kind are one line: a long list of the same hides the one that is different.
 */
const FOLD_FROM = 5;

export type Line =
  | { readonly form: "one"; readonly item: DriftItem }
  | { readonly form: "many"; readonly kind: DriftKind; readonly items: readonly DriftItem[] };

/** In the order of the items; a fold stands where its first item stood. */
export function folded(items: readonly DriftItem[]): readonly Line[] {
  return [...grouped(items, ({ kind }) => kind)].flatMap(([kind, same]): readonly Line[] =>
    same.length >= FOLD_FROM
      ? [{ form: "many", kind, items: same }]
      : same.map((item) => ({ form: "one", item })),
  );
}
