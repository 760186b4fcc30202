import { scimOperation } from "../operations/scim-operation";
import { carryOutWish, checkScimChange } from "./scim-change";
import { parsePatch } from "./scim-patch";
import { scimUserView } from "./scim-view";

/** Changes what the operations name; saying again what is so already changes nothing. */
export const scimUpdateUser = scimOperation({
  name: "scim-update-user",
  method: "PATCH",
  path: "/scim/v2/Users/{id}",
  fields: ["schemas", "Operations"],
  check: (call) => checkScimChange(call, parsePatch),
  act(call, change) {
    const changed = carryOutWish(call, change);
    return call.knobs.scimPatchAnswer === "user"
      ? { status: 200, body: scimUserView(call, change.person), changed }
      : { status: 204, body: undefined, changed };
  },
});
