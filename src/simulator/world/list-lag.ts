import type { Knobs } from "../knobs/knobs";
import type { Change } from "./change";
import { membersOf, type Person, type State } from "./store";

/** Lists that are behind: for a while they show members as they were before a change. */
export interface ListLag {
  /** Remembers a change, if the knobs make lists lag. */
  note(change: Change, nowMs: number, knobs: Knobs): void;
  /** The members as a list shows them now, in id order. */
  listed(state: State, org: number, nowMs: number): Person[];
  /** One more list request of this organization has been answered. */
  counted(org: number): void;
}

interface Late extends Change {
  calls: number;
  readonly untilMs: number;
}

export function createListLag(): ListLag {
  let late: Late[] = [];
  return {
    note: (change, nowMs, knobs) => {
      if (knobs.listLagCalls === 0 && knobs.listLagMs === 0) return;
      if (knobs.listLagOf === "invited" && change.before !== null) return;
      // The oldest picture wins while it lasts: two quick changes do not make the first one visible early.
      if (late.some(({ id, org }) => id === change.id && org === change.org)) return;
      late.push({ ...change, calls: knobs.listLagCalls, untilMs: nowMs + knobs.listLagMs });
    },
    listed: (state, org, nowMs) => {
      late = late.filter((entry) => entry.calls > 0 || entry.untilMs > nowMs);
      const old = late.filter((entry) => entry.org === org);
      if (old.length === 0) return membersOf(state, org);
      const ids = new Set(old.map(({ id }) => id));
      const before = old.flatMap((entry) => (entry.before ? [entry.before] : []));
      return [...membersOf(state, org).filter(({ id }) => !ids.has(id)), ...before].sort(
        (a, b) => a.id - b.id,
      );
    },
    counted: (org) => {
      for (const entry of late) if (entry.org === org && entry.calls > 0) entry.calls -= 1;
    },
  };
}
