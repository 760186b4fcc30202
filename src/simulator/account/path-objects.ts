import { isUuid } from "../operations/ids";
import type { Call } from "../operations/operation";
import { Refusal } from "../operations/refusal";
import { findZone, type Membership, membershipOf, type Organization, type Person } from "../world/store";
import { accountStatus, isShown } from "./account-status";

/** Somebody as one zone has them. */
interface ZoneMember {
  readonly zone: Organization;
  readonly person: Person;
  readonly membership: Membership;
}

/** The zone of the path; a number, which is the other contract's id, is refused as no UUID. */
export function checkZone({ state, knobs, params: { zone = "" } }: Call): Organization {
  if (!isUuid(zone)) throw new Refusal(400, "The zone id must be a UUID.", "zone");
  const found = findZone(state, zone.toLowerCase());
  if (!found) throw new Refusal(knobs.absentAccountObject, `Zone ${zone} was not found.`);
  return found;
}

/** The person of the path, anywhere in the account. */
export function checkPerson({ state, knobs, params: { user = "" } }: Call): Person {
  if (!isUuid(user)) throw new Refusal(400, "The user id must be a UUID.", "user");
  const person = state.people.find(({ uuid }) => uuid === user.toLowerCase());
  if (!person || !isShown(accountStatus(person), knobs, "single"))
    throw new Refusal(knobs.absentAccountObject, `User ${user} was not found.`);
  return person;
}

/** The person of the path in the zone of the path. */
export function checkZoneMember(call: Call): ZoneMember {
  const zone = checkZone(call);
  const person = checkPerson(call);
  const membership = membershipOf(person, zone.id);
  if (!membership || !isShown(membership.status, call.knobs, "single"))
    throw new Refusal(
      call.knobs.absentAccountObject,
      `User ${call.params.user} was not found in zone ${zone.uuid}.`,
    );
  return { zone, person, membership };
}
