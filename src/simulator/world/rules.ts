import { type Counter, createCounter, type Match, type Matchable } from "./match";

/** Rules about requests, in the order they were added. */
export interface Rules<Rule> {
  /** Answers an id for `remove`. */
  add(rule: Rule): number;
  remove(id: number): void;
  clear(): void;
  /** All that are due for this request. Call once per request: all that fit count. */
  take(candidate: Matchable): readonly Rule[];
}

/** `check` throws on a rule that is none. */
export function createRules<Rule extends { readonly match: Match }>(
  check: (rule: Rule) => void,
): Rules<Rule> {
  let kept: { id: number; rule: Rule; counter: Counter }[] = [];
  let lastId = 0;
  return {
    add: (rule) => {
      check(rule);
      lastId += 1;
      kept.push({ id: lastId, rule, counter: createCounter(rule.match) });
      return lastId;
    },
    remove: (id) => {
      kept = kept.filter((other) => other.id !== id);
    },
    clear: () => {
      kept = [];
    },
    take: (candidate) => {
      const due = kept.filter(({ counter }) => counter.isDue(candidate)).map(({ rule }) => rule);
      kept = kept.filter(({ counter }) => !counter.isSpent());
      return due;
    },
  };
}
