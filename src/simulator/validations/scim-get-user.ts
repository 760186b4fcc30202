import { findScimPerson } from "../scim-fields";
import type { ScimCall, ScimChecked } from "../scim-operation";
import type { Person } from "../store";

/** GET /Users/{id}: 404 for nobody. */
export function validateScimGetUser(call: ScimCall): ScimChecked<Person> {
  return findScimPerson(call, call.state.people);
}
