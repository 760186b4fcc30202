import type { Call, Outcome } from "../operations/operation";
import { exampleFields, userView } from "../operations/user-view";
import type { Person } from "../world/store";

/** The owner of the key, with the role of the organization asked for, of the key, or of their first one. */
export function getSelf(call: Call, person: Person): Outcome {
  const org = call.org ?? call.key.org ?? person.memberships[0]?.org ?? 0;
  return { status: 200, body: exampleFields(userView(call, person, org), call.knobs, "self") };
}
