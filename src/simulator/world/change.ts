import type { Person } from "./store";

/** What a write changed: lists that lag still show `before`; null means nobody. */
export interface Change {
  readonly org: number;
  readonly id: number;
  readonly before: Person | null;
}

/** The organization of a change that no list shows. */
export const NO_LIST = 0;

/** A change of one person in each of these organizations. */
export function changesIn(orgs: readonly number[], before: Person): Change[] {
  return orgs.map((org) => ({ org, id: before.id, before }));
}

/** A change of one person in all of theirs. Somebody without any is in no list that could lag, but has changed all the same. */
export function changesEverywhere(before: Person): Change[] {
  const orgs = before.memberships.map(({ org }) => org);
  return changesIn(orgs.length === 0 ? [NO_LIST] : orgs, before);
}
