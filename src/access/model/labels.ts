import type { Item } from "./item";
import { BOOKKEEPING, LOSSES, type Verb } from "./verb";

/** Labels for the pull request, in a fixed order. */
export function labelsOf(items: readonly Pick<Item, "verb">[], isBlocked: boolean): readonly string[] {
  const has = (...verbs: readonly Verb[]) => items.some(({ verb }) => verbs.includes(verb));
  const labels = [
    has("invite", "re-invite", "grant") && "access: invite",
    has("raise", "lower", "change-role", "enable") && "access: role",
    has(...LOSSES) && "access: removal",
    items.every(({ verb }) => BOOKKEEPING.includes(verb)) && "access: none",
    isBlocked && "access: blocked",
  ];
  return labels.filter((label) => label !== false);
}
