import type { ScimCall, ScimChecked } from "../operations/scim-operation";
import { type ScimChange, validateScimChange } from "../scim/scim-change";
import { parsePatch } from "../scim/scim-patch";

/** PATCH /Users/{id}. */
export function validateScimUpdateUser(call: ScimCall): ScimChecked<ScimChange> {
  return validateScimChange(call, parsePatch(call.body));
}
