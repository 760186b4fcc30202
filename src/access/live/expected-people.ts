import type { Plan } from "../facts/plan";
import type { StackAccess } from "../terraform/stack-access";
import type { ExpectedPerson } from "./roster-scope";

const given = <T>(side: T | null): side is T => side !== null;

/** Everybody whom states or plans speak of, once for each side of a resource. */
export const peopleOfStacks = (stacks: readonly StackAccess[]): readonly ExpectedPerson[] =>
  stacks.flatMap(({ entries }) =>
    entries.flatMap(({ recorded, desired }) => [recorded, desired].filter(given)),
  );

export const peopleOfPlans = (plans: readonly Pick<Plan, "changes" | "drift">[]): readonly ExpectedPerson[] =>
  plans.flatMap(({ changes, drift }) =>
    [...changes, ...drift].flatMap(({ before, after }) => [before, after].filter(given)),
  );
