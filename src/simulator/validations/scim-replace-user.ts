import { wishOf } from "../scim-fields";
import { refuseScim, type ScimCall, type ScimChecked } from "../scim-operation";
import { USER_SCHEMA } from "../scim-view";
import { type ScimChange, validateScimChange } from "./scim-change";

/** PUT /Users/{id}: userName is required, as in every whole user (RFC 7643, 4.1.1). */
export function validateScimReplaceUser(call: ScimCall): ScimChecked<ScimChange> {
  const wish = wishOf(call.body, USER_SCHEMA);
  const isNameless = "input" in wish && wish.input.userName === undefined;
  return validateScimChange(
    call,
    isNameless ? refuseScim(400, "userName is required.", "invalidValue") : wish,
  );
}
