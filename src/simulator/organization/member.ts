import { isNumberId } from "../operations/ids";
import type { OrganizationCall } from "../operations/operation";
import { Refusal } from "../operations/refusal";
import { findPerson, isLastAdmin, type Membership, membershipOf, type Person } from "../world/store";

/** The person of the path together with what this organization knows about them. */
interface Member {
  readonly person: Person;
  readonly membership: Membership;
}

/** 404 (or what the knob says) for everybody whom this organization does not have, whether or not they exist elsewhere. */
export function checkMember({ id, org, state, knobs }: OrganizationCall): Member {
  if (!isNumberId(id)) throw new Refusal(400, "The user id must be a whole number.", "id");
  const person = findPerson(state, Number(id));
  const membership = membershipOf(person, org);
  const isHidden = membership?.status === "disabled" && knobs.disabledPeople === "hidden";
  if (!person || !membership || isHidden)
    throw new Refusal(knobs.absentUser, `User ${id} was not found in organization ${org}.`);
  return { person, membership };
}

/** Keeps the last active administrator, if this person is that one. */
export function refuseLastAdmin(
  { knobs, org, state }: OrganizationCall,
  person: Person,
  act: "delete" | "demote",
): void {
  if (knobs.lastAdmin !== "allowed" && isLastAdmin(state, person, org))
    throw new Refusal(knobs.lastAdmin, `Cannot ${act} the last admin user of an organization.`);
}
