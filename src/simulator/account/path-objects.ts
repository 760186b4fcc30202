import { type Call, type Checked, refuse } from "../operations/operation";
import { findZone, type Membership, membershipOf, type Organization, type Person } from "../world/store";
import { accountStatus, isShown } from "./account-status";

/** Somebody as one zone has them. */
export interface ZoneMember {
  readonly zone: Organization;
  readonly person: Person;
  readonly membership: Membership;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isUuid = (text: string): boolean => UUID.test(text);

/** The zone of the path; a number, which is the other contract's id, is refused as no UUID. */
export function checkZone({ state, knobs, params: { zone = "" } }: Call): Checked<Organization> {
  if (!isUuid(zone)) return refuse(400, "The zone id must be a UUID.", "zone");
  const found = findZone(state, zone.toLowerCase());
  return found ? { input: found } : refuse(knobs.absentAccountObject, `Zone ${zone} was not found.`);
}

/** The person of the path, anywhere in the account. */
export function checkAccountPerson({ state, knobs, params: { user = "" } }: Call): Checked<Person> {
  if (!isUuid(user)) return refuse(400, "The user id must be a UUID.", "user");
  const person = state.people.find(({ uuid }) => uuid === user.toLowerCase());
  return person && isShown(accountStatus(person), knobs, "single")
    ? { input: person }
    : refuse(knobs.absentAccountObject, `User ${user} was not found.`);
}

/** The person of the path in the zone of the path. */
export function checkZoneMember(call: Call): Checked<ZoneMember> {
  const zone = checkZone(call);
  if ("refusal" in zone) return zone;
  const person = checkAccountPerson(call);
  if ("refusal" in person) return person;
  const membership = membershipOf(person.input, zone.input.id);
  const { user = "" } = call.params;
  return membership && isShown(membership.status, call.knobs, "single")
    ? { input: { zone: zone.input, person: person.input, membership } }
    : refuse(call.knobs.absentAccountObject, `User ${user} was not found in zone ${zone.input.uuid}.`);
}
