import type { ScimCall, ScimChecked } from "../operations/scim-operation";
import { refuseScimLastAdmin } from "../scim/scim-change";
import { findScimPerson } from "../scim/scim-fields";
import type { Person } from "../world/store";

/** DELETE /Users/{id}: the last active administrator of an organization stays. */
export function validateScimRemoveUser(call: ScimCall): ScimChecked<Person> {
  const found = findScimPerson(call, call.state.people);
  if ("refusal" in found) return found;
  return refuseScimLastAdmin(call, found.input) ?? found;
}
