import type { AccountCall, Outcome } from "../operations/operation";
import { leaveAccount, type Person } from "../world/store";
import { NO_LIST } from "./joining";

/** Takes the person out of the account and of every zone, global administrators too. */
export function removeAccountUser({ state, now }: AccountCall, person: Person): Outcome {
  const before = structuredClone(person);
  leaveAccount(state, person, now);
  const orgs = before.memberships.map(({ org }) => org);
  // Somebody without a zone is in no list that could lag, but something changed all the same.
  const changed = (orgs.length === 0 ? [NO_LIST] : orgs).map((org) => ({ org, id: person.id, before }));
  return { status: 204, body: undefined, changed };
}
