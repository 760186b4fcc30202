import { findScimPerson } from "../scim-fields";
import type { ScimCall, ScimChecked } from "../scim-operation";
import type { Person } from "../store";
import { refuseScimLastAdmin } from "./scim-change";

/** DELETE /Users/{id}: the last active administrator of an organization stays. */
export function validateScimRemoveUser(call: ScimCall): ScimChecked<Person> {
  const found = findScimPerson(call, call.state.people);
  if ("refusal" in found) return found;
  return refuseScimLastAdmin(call, found.input) ?? found;
}
