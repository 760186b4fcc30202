import { findOrganization, type Person, type State } from "./store";

/** What is on after a method was taken away: an organization that requires one leaves the person with the e-mail. */
export function methodAfterReset(state: State, { memberships }: Person): string | null {
  return memberships.some(({ org }) => findOrganization(state, org)?.requires2fa) ? "email" : null;
}
