import type { ScimCall, ScimChecked } from "../operations/scim-operation";
import { findScimPerson } from "../scim/scim-fields";
import type { Person } from "../world/store";

/** GET /Users/{id}: 404 for nobody. */
export function validateScimGetUser(call: ScimCall): ScimChecked<Person> {
  return findScimPerson(call, call.state.people);
}
