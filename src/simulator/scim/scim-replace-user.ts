import type { ScimCall, ScimOutcome } from "../operations/scim-operation";
import type { ScimChange } from "./scim-change";
import { carryOutWish } from "./scim-change-outcome";
import { scimUserView } from "./scim-view";

/** Replaces the names too: one that was not sent is cleared. An `active` that was not sent stays, since nobody means to switch by silence. */
export function scimReplaceUser(call: ScimCall, { person, wish }: ScimChange): ScimOutcome {
  const changed = carryOutWish(call, { person, wish: { givenName: "", familyName: "", ...wish } });
  return { status: 200, body: scimUserView(call, person), changed };
}
