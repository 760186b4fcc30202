import { type Checked, type OrganizationCall, refuse } from "../operations/operation";
import { findPerson, isLastAdmin, type Membership, membershipOf, type Person } from "../world/store";

/** The person of the path together with what this organization knows about them. */
export interface Member {
  readonly person: Person;
  readonly membership: Membership;
}

/** 404 (or what the knob says) for everybody whom this organization does not have, whether or not they exist elsewhere. */
export function checkMember({ id, org, state, knobs }: OrganizationCall): Checked<Member> {
  if (!/^\d{1,15}$/.test(id)) return refuse(400, "The user id must be a whole number.", "id");
  const person = findPerson(state, Number(id));
  const membership = membershipOf(person, org);
  const isHidden = membership?.status === "disabled" && knobs.disabledPeople === "hidden";
  if (!person || !membership || isHidden)
    return refuse(knobs.absentUser, `User ${id} was not found in organization ${org}.`);
  return { input: { person, membership } };
}

/** The refusal that keeps the last active administrator, if this person is that one. */
export function refuseLastAdmin(call: OrganizationCall, person: Person, act: "delete" | "demote") {
  const { knobs, org, state } = call;
  if (knobs.lastAdmin === "allowed" || !isLastAdmin(state, person, org)) return undefined;
  return refuse(knobs.lastAdmin, `Cannot ${act} the last admin user of an organization.`);
}
