import { ScimRefusal, scimOperation } from "../operations/scim-operation";
import { carryOutWish, checkScimChange } from "./scim-change";
import { WHOLE_USER, wishOf } from "./scim-fields";
import { scimUserView } from "./scim-view";

/**
 * Replaces the names too: one that was not sent is cleared. An `active` that was not sent stays, since nobody means to switch by silence.
 * userName is required, as in every whole user (RFC 7643, 4.1.1).
 */
export const scimReplaceUser = scimOperation({
  name: "scim-replace-user",
  method: "PUT",
  path: "/scim/v2/Users/{id}",
  fields: WHOLE_USER,
  check: (call) =>
    checkScimChange(call, (body) => {
      const wish = wishOf(body);
      if (wish.userName === undefined) throw new ScimRefusal(400, "userName is required.", "invalidValue");
      return wish;
    }),
  act(call, { person, wish }) {
    const changed = carryOutWish(call, { person, wish: { givenName: "", familyName: "", ...wish } });
    return { status: 200, body: scimUserView(call, person), changed };
  },
});
