import { refuseScim, type ScimCall, type ScimChecked } from "../operations/scim-operation";
import { refuseUserName, type ScimWish, wishOf } from "../scim/scim-fields";
import { USER_SCHEMA } from "../scim/scim-view";

export type ScimNewcomer = ScimWish & Required<Pick<ScimWish, "userName">>;

/** POST /Users: an address that nobody has yet, else 409 with `uniqueness` (RFC 7644, 3.3). */
export function validateScimCreateUser({ body, state }: ScimCall): ScimChecked<ScimNewcomer> {
  const wish = wishOf(body, USER_SCHEMA);
  if ("refusal" in wish) return wish;
  const { userName } = wish.input;
  if (userName === undefined) return refuseScim(400, "userName is required.", "invalidValue");
  return refuseUserName(state, userName) ?? { input: { ...wish.input, userName } };
}
