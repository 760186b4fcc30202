import type { Action } from "../server/control";
import { type Counter, createCounter, type Match, type Matchable } from "./match";

/** Something that happens around a request, to play another actor in the middle of an apply. */
export interface HookRule {
  readonly match: Match;
  /** `before` the request is looked at, or `after` its effect and before its answer. */
  readonly when: "before" | "after";
  /** A control action; in the same process also a function, whose promise is waited for. */
  readonly run: Action | (() => unknown);
}

/** The hooks in the order they were added; all that are due run, one after the other. */
export interface Hooks {
  add(rule: HookRule): number;
  remove(id: number): void;
  clear(): void;
  /** The hooks due for this request, of both kinds. Call once per request. */
  take(candidate: Matchable): readonly HookRule[];
}

export function createHooks(): Hooks {
  let rules: { id: number; rule: HookRule; counter: Counter }[] = [];
  let lastId = 0;
  return {
    add: (rule) => {
      if (rule.when !== "before" && rule.when !== "after")
        throw new Error(`Expected \`when\` to be "before" or "after", got ${JSON.stringify(rule.when)}.`);
      lastId += 1;
      rules.push({ id: lastId, rule, counter: createCounter(rule.match) });
      return lastId;
    },
    remove: (id) => {
      rules = rules.filter((other) => other.id !== id);
    },
    clear: () => {
      rules = [];
    },
    take: (candidate) => {
      const due = rules.filter(({ counter }) => counter.isDue(candidate)).map(({ rule }) => rule);
      rules = rules.filter(({ counter }) => !counter.isSpent());
      return due;
    },
  };
}
