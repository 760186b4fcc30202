import type { ScimCall, ScimOutcome } from "../scim-operation";
import { scimUserView } from "../scim-view";
import type { Person } from "../store";

export function scimGetUser(call: ScimCall, person: Person): ScimOutcome {
  return { status: 200, body: scimUserView(call, person), changed: [] };
}
