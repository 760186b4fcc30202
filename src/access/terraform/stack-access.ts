import type { ManagedPerson } from "../facts/managed";
import { distinctNumbers } from "../facts/order";
import { type Plan, sidesOfPlan } from "../model/plan";

/** One stack as its state, or its plan, has it. */
export interface StackAccess {
  readonly stack: string;
  /** By address. */
  readonly entries: readonly StackEntry[];
  /** Whether what the configuration wants is known; without it the state stands for both. */
  readonly knowsDesired: boolean;
}

/**
 * One resource instance: what the state recorded and what the configuration wants. Null: the side does not
 * have it.
 */
export interface StackEntry {
  readonly address: string;
  readonly recorded: ManagedPerson | null;
  readonly desired: ManagedPerson | null;
}

/** From a state alone: what was recorded counts as wanted. */
export const stackFromState = (stack: string, people: readonly ManagedPerson[]): StackAccess => ({
  stack,
  knowsDesired: false,
  entries: people.map((person) => ({ address: person.address, recorded: person, desired: person })),
});

/**
 * From the two sides of a plan. `recorded` must be the state before the plan's refresh: what a refresh saw is
 * what Automox has, and would make every console edit look as if nobody had recorded anything else.
 */
export function stackFromPlan(
  stack: string,
  sides: { readonly recorded: readonly ManagedPerson[]; readonly desired: readonly ManagedPerson[] },
): StackAccess {
  const desired = new Map(sides.desired.map((person) => [person.address, person]));
  const recorded = new Map(sides.recorded.map((person) => [person.address, person]));
  const addresses = [...new Set([...recorded.keys(), ...desired.keys()])].sort();
  return {
    stack,
    knowsDesired: true,
    entries: addresses.map((address) => ({
      address,
      recorded: recorded.get(address) ?? null,
      desired: desired.get(address) ?? null,
    })),
  };
}

/** Everybody whom stacks speak of, once for each side of a resource. */
const peopleOfStacks = (stacks: readonly StackAccess[]): readonly ManagedPerson[] =>
  stacks.flatMap(({ entries }) =>
    entries.flatMap(({ recorded, desired }) => [recorded, desired].filter((side) => side !== null)),
  );

/** What stacks speak of: organizations to be read as well, and people whose absence needs a second word. */
export const spokenOf = (stacks: readonly StackAccess[]) => ({
  known: organizationsOf(stacks),
  expected: peopleOfStacks(stacks),
});

/** Every organization that a stack speaks of by number. */
export function organizationsOf(stacks: readonly StackAccess[]): readonly number[] {
  const numbers = peopleOfStacks(stacks).flatMap(({ org, zoneRoles }) => [
    ...(org === null ? [] : [org]),
    ...Object.keys(zoneRoles)
      .filter((key) => /^\d+$/.test(key))
      .map(Number),
  ]);
  return distinctNumbers(numbers);
}

/**
 * A plan of a normal run: `resource_drift` tells what the state held before the refresh. A name that the configuration
 * leaves out is nobody's wish: no apply would put it back.
 */
export function stackOfPlan(stack: string, plan: Pick<Plan, "changes" | "drift">): StackAccess {
  const left = new Map(plan.changes.map(({ address, leavesNames }) => [address, leavesNames]));
  const asSet = (person: ManagedPerson): ManagedPerson => {
    const { first = false, last = false } = left.get(person.address) ?? {};
    const { firstName, lastName } = person;
    return { ...person, firstName: first ? null : firstName, lastName: last ? null : lastName };
  };
  const { recorded, desired } = sidesOfPlan(plan);
  return stackFromPlan(stack, { recorded: recorded.map(asSet), desired: desired.map(asSet) });
}
