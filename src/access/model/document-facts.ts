import { byText } from "../facts/order";
import { addressInStack, type Change } from "./change";
import type { DocumentFact, DocumentFacts, Duplicate } from "./difference";
import { declaredIn } from "./keepers";
import { observationsOf } from "./observations";
import type { Plan } from "./plan";
import { afterwards, totalsOf } from "./totals";

export function factsOf(
  plans: readonly Plan[],
  { changes, moves, skipped }: Pick<DocumentFacts, "moves" | "skipped"> & { changes: readonly Change[] },
): DocumentFacts {
  return {
    documents: plans.map(documentFact),
    skipped,
    totals: totalsOf(plans.flatMap((plan) => plan.changes)),
    observations: plans.flatMap((plan) => observationsOf(plan, changes)),
    moves,
    duplicates: duplicatesIn(plans),
  };
}

function documentFact(plan: Plan): DocumentFact {
  const { stack, terraformVersion, timestamp, complete, errored, destroysAll, otherChanges, checks } = plan;
  const actions = plan.changes.flatMap((change) => change.actions);
  const many = (action: string) => actions.filter((each) => each === action).length;
  return {
    stack,
    terraformVersion,
    timestamp,
    complete,
    errored,
    destroysAll,
    deferred: plan.deferred.length + plan.actions.filter(({ isDeferred }) => isDeferred).length,
    otherChanges,
    otherActions: plan.actions.filter(({ isOurs }) => !isOurs).length,
    managed: {
      from: plan.changes.filter(({ before }) => before !== null).length,
      to: plan.changes.filter((change) => afterwards(change).length > 0).length,
    },
    // As GitLab counts: a replacement is a creation and a deletion, an import nothing.
    terraform: { create: many("create"), update: many("update"), delete: many("delete") },
    checks,
  };
}

function duplicatesIn(plans: readonly Plan[]): readonly Duplicate[] {
  const sensitive = new Map(
    plans.flatMap(({ changes, stack }) =>
      changes.map(({ address, sensitive }) => [addressInStack({ address, stack }), sensitive] as const),
    ),
  );
  return [...declaredIn(plans)]
    .filter(([, people]) => people.length > 1)
    .sort(([a], [b]) => byText(a, b))
    .map(([key, people]) => {
      const hides = new Set(people.flatMap((each) => sensitive.get(addressInStack(each)) ?? []));
      return {
        place: hides.has("org_id") || hides.has("zone_roles") ? "(sensitive)" : (key.split("/")[0] ?? ""),
        email: hides.has("email") ? null : (people[0]?.email ?? null),
        at: people.map(({ address, stack }) => ({ address, stack })),
      };
    });
}
