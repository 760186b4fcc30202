import type { OrganizationCall, Outcome } from "../operations/operation";
import { endMembership } from "../world/store";
import type { Member } from "./member";

/** Takes the person out of this organization only. */
export function removeUser({ state, org, now }: OrganizationCall, { person }: Member): Outcome {
  const before = structuredClone(person);
  endMembership(state, { person, org, at: now });
  return { status: 204, body: undefined, changed: [{ org, id: person.id, before }] };
}
