import type { ScimCall, ScimOutcome } from "../operations/scim-operation";
import type { Person } from "../world/store";
import { scimUserView } from "./scim-view";

export function scimGetUser(call: ScimCall, person: Person): ScimOutcome {
  return { status: 200, body: scimUserView(call, person), changed: [] };
}
