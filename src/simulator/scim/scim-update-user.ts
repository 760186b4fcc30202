import type { ScimCall, ScimOutcome } from "../operations/scim-operation";
import type { ScimChange } from "./scim-change";
import { carryOutWish } from "./scim-change-outcome";
import { scimUserView } from "./scim-view";

/** Changes what the operations name; saying again what is so already changes nothing. */
export function scimUpdateUser(call: ScimCall, { person, wish }: ScimChange): ScimOutcome {
  const changed = carryOutWish(call, { person, wish });
  return call.knobs.scimPatchAnswer === "user"
    ? { status: 200, body: scimUserView(call, person), changed }
    : { status: 204, body: undefined, changed };
}
