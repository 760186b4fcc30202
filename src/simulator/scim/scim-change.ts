import { refuseScim, type ScimCall, type ScimChecked } from "../operations/scim-operation";
import { isLastAdmin, type Person } from "../world/store";
import { findScimPerson, refuseUserName, type ScimWish } from "./scim-fields";
import { membershipsOf } from "./scim-people";

/** A person and what shall become of them. */
export interface ScimChange {
  readonly person: Person;
  readonly wish: ScimWish;
}

/** What PUT and PATCH have in common after their bodies are read: 404 before anything the body is blamed for. */
export function validateScimChange(call: ScimCall, wish: ScimChecked<ScimWish>): ScimChecked<ScimChange> {
  const found = findScimPerson(call, call.state.people);
  if ("refusal" in found) return found;
  if ("refusal" in wish) return wish;
  const person = found.input;
  const { userName, active } = wish.input;
  const clash = userName === undefined ? undefined : refuseUserName(call.state, userName, person);
  if (clash) return clash;
  const removes = active === false && call.knobs.scimDeprovisioned === "removed";
  return (removes ? refuseScimLastAdmin(call, person) : undefined) ?? { input: { person, wish: wish.input } };
}

/** Documented for deleting by either contract. Disabling the last administrator is not documented to be refused, so it is not. */
export function refuseScimLastAdmin({ state, knobs, token }: ScimCall, person: Person) {
  const isLast = membershipsOf(person, token).some(({ org }) => isLastAdmin(state, person, org));
  if (knobs.lastAdmin === "allowed" || !isLast) return undefined;
  return refuseScim(knobs.lastAdmin, "Cannot delete the last admin user of an organization.");
}
