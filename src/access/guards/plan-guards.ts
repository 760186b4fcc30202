import { accessChanges } from "../facts/access-changes";
import type { Plan } from "../facts/plan";
import type { Roster } from "../facts/roster";
import { withRoster } from "../facts/with-roster";
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
  const { items } = accessChanges(plans, { roleOrder: policy.roleOrder });
  return evaluateGuards({
    plans,
    items: withRoster(items, roster),
    settings: policy.guards,
    roster,
    keys: null,
    author: null,
    digest: null,
    now,
  });
}
