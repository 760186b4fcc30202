import { refuseScim, type ScimCall, type ScimChecked } from "../operations/scim-operation";
import { type ScimChange, validateScimChange } from "../scim/scim-change";
import { wishOf } from "../scim/scim-fields";
import { USER_SCHEMA } from "../scim/scim-view";

/** PUT /Users/{id}: userName is required, as in every whole user (RFC 7643, 4.1.1). */
export function validateScimReplaceUser(call: ScimCall): ScimChecked<ScimChange> {
  const wish = wishOf(call.body, USER_SCHEMA);
  const isNameless = "input" in wish && wish.input.userName === undefined;
  return validateScimChange(
    call,
    isNameless ? refuseScim(400, "userName is required.", "invalidValue") : wish,
  );
}
