import type { ScimCall, ScimChecked } from "../scim-operation";
import { parsePatch } from "../scim-patch";
import { type ScimChange, validateScimChange } from "./scim-change";

/** PATCH /Users/{id}. */
export function validateScimUpdateUser(call: ScimCall): ScimChecked<ScimChange> {
  return validateScimChange(call, parsePatch(call.body));
}
