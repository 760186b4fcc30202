import { byText } from "../facts/order";
import type { Change } from "./change";
import { declaredIn } from "./keepers";
import { type Observation, observationsOf } from "./observations";
import type { FailedCheck, Plan } from "./plan";
import { afterwards, type TotalsChange, totalsOf } from "./totals";

/** What is true of the documents and of nobody's access. */
export interface DocumentFacts {
  readonly documents: readonly DocumentFact[];
  readonly skipped: readonly string[];
  readonly totals: TotalsChange;
  /** Changed outside of Terraform, and left so by this plan. */
  readonly observations: readonly Observation[];
  /** Addresses in Terraform that change, and nothing else. */
  readonly moves: readonly Change[];
  readonly duplicates: readonly Duplicate[];
}

export interface DocumentFact {
  readonly stack: string | null;
  readonly terraformVersion: string | null;
  readonly timestamp: string | null;
  readonly complete: boolean | null;
  readonly errored: boolean | null;
  readonly destroysAll: boolean;
  readonly deferred: number;
  /** Resources that are none of ours and change too; actions that are none of ours. */
  readonly otherChanges: number;
  readonly otherActions: number;
  /** Instances that stand for somebody, on either side. */
  readonly managed: { readonly from: number; readonly to: number };
  readonly terraform: { readonly create: number; readonly update: number; readonly delete: number };
  readonly checks: readonly FailedCheck[];
}

/** Somebody whom several instances declare in one place. */
interface Duplicate {
  readonly place: string;
  readonly email: string | null;
  readonly at: readonly { readonly address: string; readonly stack: string | null }[];
}

export function factsOf(
  plans: readonly Plan[],
  {
    changes,
    moves,
    skipped,
  }: { changes: readonly Change[]; moves: readonly Change[]; skipped: readonly string[] },
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
    deferred: plan.deferred.length,
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
  const secret = new Set(
    plans.flatMap(({ changes, stack }) =>
      changes.flatMap(({ address, sensitive }) =>
        sensitive.includes("email") ? [`${stack}\n${address}`] : [],
      ),
    ),
  );
  return [...declaredIn(plans)]
    .filter(([, people]) => people.length > 1)
    .sort(([a], [b]) => byText(a, b))
    .map(([key, people]) => ({
      place: key.split("/")[0] ?? "",
      email: people.some(({ address, stack }) => secret.has(`${stack}\n${address}`))
        ? null
        : (people[0]?.email ?? null),
      at: people.map(({ address, stack }) => ({ address, stack })),
    }));
}
