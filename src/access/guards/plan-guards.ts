import type { Roster } from "../facts/roster";
import { indexRoster } from "../facts/roster-index";
import { differenceOf } from "../model/compare-plans";
import type { Plan } from "../model/plan";
import { evaluateGuards } from "./evaluate";
import type { GuardResult } from "./guard";
import type { Policy } from "./policy";

/**
 * What the guards say of plans that were given for another purpose, such as a page. Nobody names an author or
 * a reviewed digest there, so the rules about those are not evaluated. Without a plan nothing is about to
 * change, and no rule has anything to say.
 */
export function planGuards(
  plans: readonly Plan[],
  { policy, roster, now }: { readonly policy: Policy; readonly roster: Roster; readonly now: Date },
): readonly GuardResult[] {
  if (plans.length === 0) return [];
  const live = indexRoster(roster);
  return evaluateGuards({
    difference: differenceOf(plans, { live }),
    order: policy.roleOrder,
    settings: policy.guards,
    live,
    keys: null,
    author: null,
    digest: null,
    now,
  });
}
