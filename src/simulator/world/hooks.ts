import type { Match } from "./match";
import { createRules, type Rules } from "./rules";

/** A control action by its name; the arguments lie beside it. */
interface NamedAction {
  readonly do: string;
}

/** Something that happens around a request, to play another actor in the middle of an apply. */
export interface HookRule {
  readonly match: Match;
  /** `before` the request is looked at, or `after` its effect and before its answer. */
  readonly when: "before" | "after";
  /** A control action; in the same process also a function, whose promise is waited for. */
  readonly run: NamedAction | (() => unknown);
}

/** All hooks that are due run, one after the other. */
export type Hooks = Rules<HookRule>;

export function createHooks(): Hooks {
  return createRules(({ when }) => {
    if (when !== "before" && when !== "after")
      throw new Error(`Expected \`when\` to be "before" or "after", got ${JSON.stringify(when)}.`);
  });
}
